// Draws one diagram and returns its SVG. Colours are the page's own, so that they follow its theme.
var diagramColors = [
  ".node rect, .node circle, .node ellipse, .node polygon, .node path { fill: var(--diagram-fill); stroke: var(--diagram-line); stroke-width: 1.25px; }",
  ".cluster rect { fill: var(--diagram-group); stroke: var(--diagram-line); }",
  ".edgePaths path, path.flowchart-link, .messageLine0, .messageLine1, .transition { stroke: var(--diagram-edge); stroke-width: 1.5px; fill: none; }",
  ".marker, .arrowheadPath, .arrowMarkerPath { fill: var(--diagram-edge); stroke: var(--diagram-edge); }",
  ".edgeLabel rect, .labelBkg { fill: var(--diagram-paper); background: var(--diagram-paper); opacity: 1; }",
  "text, tspan, .label, .nodeLabel, .edgeLabel { fill: var(--diagram-ink) !important; color: var(--diagram-ink) !important; }"
].join(" ");

mermaid.initialize({
  startOnLoad: false,
  securityLevel: "strict",
  deterministicIds: true,
  htmlLabels: false,
  flowchart: { htmlLabels: false, useMaxWidth: true, padding: 12 },
  fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
  fontSize: 15,
  theme: "base",
  themeCSS: diagramColors
});

async function drawDiagram(id, source) {
  await document.fonts.ready;
  await Promise.all(["400 15px 'Source Sans 3 Variable'", "600 15px 'Source Sans 3 Variable'"].map(function (font) { return document.fonts.load(font); }));
  var drawing = document.createElement("div");
  drawing.innerHTML = (await mermaid.render(id, source)).svg;
  var svg = drawing.querySelector("svg");
  var words = Array.from(svg.querySelectorAll(".node .label, .nodeLabel, .actor, .messageText"), function (label) { return label.textContent.trim(); });
  var unique = words.filter(function (word, index) { return word && words.indexOf(word) === index; });
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "Diagram" + (unique.length ? ": " + unique.join(", ") : ""));
  svg.removeAttribute("aria-roledescription");
  // As wide as the page, up to its own size; on a phone it scrolls rather than become too small to read.
  var width = svg.viewBox.baseVal.width;
  svg.removeAttribute("width");
  svg.style.cssText = "width: max(100%, " + Math.round(width * 0.75) + "px); max-width: " + Math.round(width) + "px";
  return new XMLSerializer().serializeToString(svg);
}
