// node bundle.mjs FOLDER: writes page.js and page.css, which page.ts becomes with the packages that it needs.
import { build } from "esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["page.ts"],
  outdir: process.argv[2],
  bundle: true,
  loader: { ".svg": "dataurl", ".woff2": "dataurl", ".woff": "empty", ".ttf": "empty", ".eot": "empty" },
  logLevel: "warning",
});
