// Runs before the page is painted: the reader's choice of colours, if one was made; otherwise the system's.
(function () {
  "use strict";
  var saved = null;
  try { saved = localStorage.getItem("book-theme"); } catch (refused) { /* Some browsers keep nothing for files. */ }
  var dark = saved ? saved === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-theme", dark ? "dark" : "light");
})();
