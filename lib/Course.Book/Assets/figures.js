// Draws the page's figures: each when it comes near the screen, in the colours of the page, again when these change.
(function () {
  "use strict";

  function isDark() { return document.documentElement.getAttribute("data-theme") === "dark"; }

  function style(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }

  // light-dark() is resolved by the browser: through a colour that an element really has.
  function color(name) {
    var probe = document.createElement("i");
    probe.style.color = "var(" + name + ")";
    document.body.appendChild(probe);
    var value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  function toHsl(r, g, b) {
    r /= 255; g /= 255; b /= 255;
    var max = Math.max(r, g, b), min = Math.min(r, g, b), l = (max + min) / 2, d = max - min;
    if (!d) return [0, 0, l];
    var h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
    return [h * 60, d / (1 - Math.abs(2 * l - 1)), l];
  }

  // On dark paper greys are turned over, and colours are lifted until they stand out.
  function onDark(text) {
    var hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
    if (!hex) return text;
    var hsl = toHsl(parseInt(hex[1], 16), parseInt(hex[2], 16), parseInt(hex[3], 16));
    var isGrey = hsl[1] < 0.2 || hsl[2] > 0.93 || hsl[2] < 0.1 || (hsl[1] < 0.4 && hsl[2] < 0.2);
    var lightness = isGrey ? 0.92 - hsl[2] * 0.82 : Math.max(hsl[2], 0.6);
    return "hsl(" + hsl[0].toFixed(0) + "," + (Math.min(hsl[1], isGrey ? 0.12 : 0.8) * 100).toFixed(0) + "%," + (lightness * 100).toFixed(0) + "%)";
  }

  function recolor(value, key) {
    if (typeof value === "string") return onDark(value);
    if (key === "colorscale") return value;
    if (Array.isArray(value)) return typeof value[0] === "number" ? value : value.map(function (each) { return recolor(each, key); });
    if (value && typeof value === "object") {
      var result = {};
      for (var name in value) result[name] = recolor(value[name], name);
      return result;
    }
    return value;
  }

  function inPageColors(figure) {
    var colored = isDark() ? recolor(figure) : figure;
    var layout = Object.assign({}, colored.layout);
    delete layout.width;
    layout.autosize = true;
    layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
    layout.font = Object.assign({}, (layout.template && layout.template.layout && layout.template.layout.font) || {}, layout.font, { color: color("--ink"), family: style("--sans") });
    layout.hoverlabel = Object.assign({}, layout.hoverlabel, { bgcolor: color("--surface"), bordercolor: color("--line"), font: { color: color("--ink"), family: style("--sans") } });
    return { data: colored.data, layout: layout, frames: colored.frames, config: Object.assign({ displaylogo: false }, colored.config, { responsive: true }) };
  }

  function draw(plot) {
    var text = plot.closest("figure").querySelector('script[type="application/json"]').textContent;
    var figure = inPageColors(JSON.parse(text));
    return Plotly.newPlot(plot, figure.data, figure.layout, figure.config).then(function () {
      if (figure.frames) return Plotly.addFrames(plot, figure.frames);
    }).then(function () {
      plot.setAttribute("data-drawn", "");
      plot.closest("figure").classList.add("live");
    });
  }

  function start() {
    var plots = Array.from(document.querySelectorAll(".stage > .drawing"));
    var near = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        near.unobserve(entry.target);
        draw(entry.target);
      });
    }, { rootMargin: "800px 0px" });
    plots.forEach(function (plot) { near.observe(plot); });
    // On paper every figure has to be there, seen or not.
    addEventListener("beforeprint", function () { plots.forEach(function (plot) { if (!plot.hasAttribute("data-drawn")) draw(plot); }); });
    document.addEventListener("themechange", function () { plots.forEach(function (plot) { if (plot.hasAttribute("data-drawn")) draw(plot); }); });
  }

  start();
})();
