// Draws the figures of a notebook page. Loaded once, after plotly.js; each figure's own output waits for it.
(function () {
  "use strict";
  if (window.courseFigures) return;

  // The colours of Course.Figures.Palette on a dark page.
  var onDark = {
    "#FFFFFF": "#181A1F", "#1F2937": "#E5E7EB", "#E5E7EB": "#343842", "#9CA3AF": "#6B7280", "#6B7280": "#A3AAB8",
    "#0072B2": "#4AA8E0", "#D55E00": "#FF8A3D", "#009E73": "#2CC79A", "#CC79A7": "#E39BC4", "#F7F7F7": "#2B2F38"
  };

  function isDark(element) {
    for (var node = element; node; node = node.parentNode || node.host) {
      if (node.nodeType !== 1) continue;
      var rgb = getComputedStyle(node).backgroundColor.match(/[\d.]+/g);
      if (!rgb || (rgb.length > 3 && +rgb[3] === 0)) continue;
      return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 128;
    }
    return false;
  }

  function recolor(value) {
    if (typeof value === "string") return onDark[value] || value;
    if (Array.isArray(value)) return typeof value[0] === "number" ? value : value.map(recolor);
    if (value && typeof value === "object") {
      var result = {};
      for (var key in value) result[key] = recolor(value[key]);
      return result;
    }
    return value;
  }

  // A caption becomes a figcaption, which wraps to the width of the page and is read aloud.
  function takeCaption(layout) {
    var annotations = layout.annotations || [];
    for (var i = 0; i < annotations.length; i++) {
      if (annotations[i].name !== "caption") continue;
      var caption = annotations[i];
      var lines = caption.text.split("<br>");
      layout.annotations = annotations.filter(function (a) { return a !== caption; });
      layout.margin.b = -caption.yshift + 4;
      layout.height -= 18 * lines.length + 10;
      return lines.join(" ");
    }
    return null;
  }

  function drawIn(host, figure) {
    host.setAttribute("data-drawn", "");
    var description = host.textContent;
    var dark = isDark(host);
    if (dark) figure = recolor(figure);
    var caption = takeCaption(figure.layout);
    var plot = document.createElement("div");
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", description);
    host.textContent = "";
    host.appendChild(plot);
    if (caption) {
      var line = document.createElement("figcaption");
      line.textContent = caption;
      line.style.cssText = "max-width:46em;margin:0 0 1em 4px;line-height:1.45;font-size:13px;font-family:system-ui,sans-serif;color:" + (dark ? "#A3AAB8" : "#4B5563");
      host.appendChild(line);
    }
    window.Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
      if (figure.frames) window.Plotly.addFrames(plot, figure.frames);
    });
  }

  window.courseFigures = {
    draw: function (id, text) {
      var hosts = document.querySelectorAll('[data-course-figure="' + id + '"]:not([data-drawn])');
      for (var i = 0; i < hosts.length; i++) drawIn(hosts[i], JSON.parse(text));
    }
  };
})();
