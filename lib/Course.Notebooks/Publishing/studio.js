// The page that figures are photographed in: one at a time.
window.studio = (function () {
  "use strict";
  var patience = 20000;

  function frame() {
    return new Promise(function (resolve) { requestAnimationFrame(resolve); });
  }

  // Draws the HTML of a figure; gives its height once it is there, or null if it never comes.
  async function show(html) {
    document.querySelectorAll(".js-plotly-plot").forEach(function (plot) { Plotly.purge(plot); });
    document.body.replaceChildren(document.createRange().createContextualFragment(html));
    for (var end = performance.now() + patience; !document.querySelector(".js-plotly-plot .main-svg"); await frame()) {
      if (performance.now() > end) return null;
    }
    await document.fonts.ready;
    await frame();
    await frame();
    return Math.ceil(document.body.getBoundingClientRect().height);
  }

  return { show: show };
})();
