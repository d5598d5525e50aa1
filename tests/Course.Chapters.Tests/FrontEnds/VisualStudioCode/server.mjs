// node server.mjs ADDRESS=FOLDER...: serves the folders' files on this machine's loopback address, and writes the port that it took.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const folders = process.argv.slice(2).map(argument => argument.split("=", 2));
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".ttf": "font/ttf", ".wasm": "application/wasm" };

async function find(address) {
  const [prefix, folder] = folders.find(([prefix]) => address.startsWith(prefix));
  return await readFile(join(folder, normalize(address.slice(prefix.length))));
}

const server = createServer(async (request, reply) => {
  const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  try {
    const file = await find(address);
    // The parts of VS Code live in subdomains and ask each other's.
    reply.writeHead(200, { "Content-Type": types[extname(address)] ?? "application/octet-stream", "Access-Control-Allow-Origin": "*" }).end(file);
  } catch {
    reply.writeHead(404).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
