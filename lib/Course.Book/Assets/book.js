// What a page does: colours, copy buttons, search, and the place in the table of contents. Everything else works without.
(function () {
  "use strict";
  var root = document.documentElement;
  var home = root.getAttribute("data-root");

  // Colours: what the reader chose, kept where the browser lets us.
  function startTheme() {
    var button = document.querySelector("button.theme");
    function show() { button.setAttribute("aria-pressed", String(root.getAttribute("data-theme") === "dark")); }
    function apply(theme) {
      root.setAttribute("data-theme", theme);
      show();
      document.dispatchEvent(new CustomEvent("themechange"));
    }
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      var theme = root.getAttribute("data-theme") === "dark" ? "light" : "dark";
      apply(theme);
      try { localStorage.setItem("book-theme", theme); } catch (refused) { /* Then for this page only. */ }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function (system) {
      var chosen = null;
      try { chosen = localStorage.getItem("book-theme"); } catch (refused) { /* Follow the system. */ }
      if (!chosen) apply(system.matches ? "dark" : "light");
    });
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    var area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("The browser did not copy."));
  }

  function startCopyButtons() {
    document.querySelectorAll(".code").forEach(function (block) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        copy(block.querySelector("code").textContent).then(
          function () { button.textContent = "Copied"; },
          function () { button.textContent = "Press Ctrl+C"; });
        button.classList.add("done");
        setTimeout(function () { button.textContent = "Copy"; button.classList.remove("done"); }, 1600);
      });
      block.appendChild(button);
    });
  }

  // What is wider than its box must be reachable by keyboard.
  function makeScrollable() {
    document.querySelectorAll(".code pre, .table, .katex-display, .outputs, .outputs .html, .error, .diagram").forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  }

  function startOutline() {
    var outline = document.querySelector(".outline details");
    if (!outline) return;
    var beside = matchMedia("(min-width: 82rem)");
    function place() { outline.open = beside.matches; }
    beside.addEventListener("change", place);
    place();
    var links = {};
    outline.querySelectorAll("a").forEach(function (link) { links[decodeURIComponent(link.hash.slice(1))] = link; });
    var headings = Array.from(document.querySelectorAll("main :is(h2, h3)[id]")).filter(function (heading) { return links[heading.id]; });
    var current = null;
    function follow() {
      var last = null;
      headings.forEach(function (heading) { if (heading.getBoundingClientRect().top < 120) last = heading; });
      if (last === current) return;
      if (current) { links[current.id].classList.remove("here"); links[current.id].removeAttribute("aria-current"); }
      if (last) { links[last.id].classList.add("here"); links[last.id].setAttribute("aria-current", "true"); }
      current = last;
    }
    addEventListener("scroll", follow, { passive: true });
    follow();
  }

  // Letters only, without accents: "Standardisation" is found by "standard", "Ŷ" by "y".
  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function loadIndex() {
    if (loadIndex.loading) return loadIndex.loading;
    loadIndex.loading = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = home + "assets/search-index.js";
      script.onload = function () {
        resolve(window.bookIndex.map(function (section) {
          return { section: section, title: plain(section.page + " " + section.heading), text: plain(section.text) };
        }));
      };
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loadIndex.loading;
  }

  // A section is found when it has every word; words in headings, and whole words, count for more.
  function find(entries, question) {
    var words = plain(question).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    var hits = [];
    entries.forEach(function (entry) {
      var score = 0;
      for (var i = 0; i < words.length; i++) {
        var inTitle = entry.title.indexOf(words[i]), inText = entry.text.indexOf(words[i]);
        if (inTitle < 0 && inText < 0) return;
        if (inTitle >= 0) score += 10;
        if (inText >= 0) score += 1 + Math.min(5, entry.text.split(words[i]).length - 1) / 5;
        if ((" " + entry.title + " " + entry.text + " ").indexOf(" " + words[i] + " ") >= 0) score += 2;
      }
      hits.push({ entry: entry, score: score });
    });
    hits.sort(function (a, b) { return b.score - a.score; });
    return hits.slice(0, 30).map(function (hit) { return { section: hit.entry.section, words: words }; });
  }

  // Appends the text with the words marked; as text, so that nothing in it is taken for HTML.
  function appendMarked(element, text, words) {
    var lower = plain(text);
    if (lower.length !== text.length) { element.append(text); return; }
    var at = 0;
    while (at < text.length) {
      var next = text.length, length = 0;
      words.forEach(function (word) {
        var place = lower.indexOf(word, at);
        if (place >= 0 && place < next) { next = place; length = word.length; }
      });
      element.append(text.slice(at, next));
      if (!length) return;
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      element.append(mark);
      at = next + length;
    }
  }

  function excerpt(section, words) {
    var lower = plain(section.text), place = -1;
    for (var i = 0; i < words.length && place < 0; i++) place = lower.indexOf(words[i]);
    var from = Math.max(0, place - 60);
    if (from > 0) from = section.text.indexOf(" ", from) + 1;
    return (from > 0 ? "… " : "") + section.text.slice(from, from + 170) + (section.text.length > from + 170 ? " …" : "");
  }

  function showHit(hit) {
    var item = document.createElement("li"), link = document.createElement("a"), heading = document.createElement("strong"), page = document.createElement("small"), words = document.createElement("p");
    link.href = home + hit.section.address;
    appendMarked(heading, hit.section.heading || hit.section.page, hit.words);
    if (hit.section.heading) page.textContent = " · " + hit.section.page;
    appendMarked(words, excerpt(hit.section, hit.words), hit.words);
    link.append(heading, page, words);
    item.append(link);
    return item;
  }

  function startSearch() {
    var dialog = document.querySelector("dialog.search"), input = dialog.querySelector("input"), hits = dialog.querySelector(".hits"), status = dialog.querySelector(".status");
    var button = document.querySelector(".open-search");
    function open() { dialog.showModal(); input.select(); loadIndex(); search(); }
    function search() {
      loadIndex().then(function (entries) {
        var found = find(entries, input.value);
        hits.replaceChildren.apply(hits, found.map(showHit));
        status.textContent = !input.value.trim() ? "Type a word, or several." : found.length ? found.length + (found.length === 30 ? " or more" : "") + (found.length === 1 ? " place" : " places") : "Nothing found.";
      }, function () { status.textContent = "The search index could not be loaded."; });
    }
    button.hidden = false;
    button.addEventListener("click", open);
    input.addEventListener("input", search);
    input.addEventListener("keydown", function (key) {
      var first = hits.querySelector("a");
      if (first && key.key === "Enter") { key.preventDefault(); first.click(); }
      if (first && key.key === "ArrowDown") { key.preventDefault(); first.focus(); }
    });
    hits.addEventListener("keydown", function (key) {
      var item = document.activeElement.closest("li");
      var next = item && (key.key === "ArrowDown" ? item.nextElementSibling : key.key === "ArrowUp" ? item.previousElementSibling : null);
      if (key.key === "ArrowDown" || key.key === "ArrowUp") { key.preventDefault(); (next ? next.querySelector("a") : key.key === "ArrowUp" ? input : item.querySelector("a")).focus(); }
    });
    hits.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (click) { if (click.target === dialog) dialog.close(); });
    document.addEventListener("keydown", function (key) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      var asked = (key.key === "/" && !typing && !key.ctrlKey && !key.metaKey && !key.altKey) || (key.key.toLowerCase() === "k" && (key.ctrlKey || key.metaKey));
      if (asked && !dialog.open) { key.preventDefault(); open(); }
    });
  }

  startTheme();
  startCopyButtons();
  startOutline();
  startSearch();
  makeScrollable();
  addEventListener("load", makeScrollable);
  addEventListener("resize", makeScrollable);
})();
