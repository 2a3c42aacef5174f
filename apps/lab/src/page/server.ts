import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Journal } from "./journal.ts";

/** A page that is being served. */
export interface PageServer {
  /** Address to open in a browser. */
  readonly url: string;
  /** Stop serving; pages that are open keep what they show. */
  close(): Promise<void>;
}

const pageFolder = fileURLToPath(new URL("../../page", import.meta.url));
const uplotFolder = dirname(createRequire(import.meta.url).resolve("uplot/package.json"));
const files: Readonly<Record<string, readonly [path: string, type: string]>> = {
  "/": [join(pageFolder, "index.html"), "text/html"],
  "/page.css": [join(pageFolder, "page.css"), "text/css"],
  "/page.js": [join(pageFolder, "page.js"), "text/javascript"],
  "/uplot.css": [join(uplotFolder, "dist/uPlot.min.css"), "text/css"],
  "/uplot.js": [join(uplotFolder, "dist/uPlot.esm.js"), "text/javascript"],
};

/**
 * Serve the page of a run to this machine only.
 *
 * @param port - 0 for any that is free
 * @throws the system's error when the port cannot be used, such as EADDRINUSE
 */
export async function servePage(journal: Journal, port: number): Promise<PageServer> {
  const server = createServer(({ method, url = "/" }, response) => {
    const pathname = url.split("?", 1)[0]!; // not new URL(), which throws for //
    if (method !== "GET") respond(response, 405, "text/plain", "only GET is served\n");
    else if (pathname === "/events") sendEvents(journal, response);
    else if (Object.hasOwn(files, pathname)) {
      const [path, type] = files[pathname]!;
      respond(response, 200, type, readFileSync(path));
    } else respond(response, 404, "text/plain", `nothing is served at ${pathname}\n`);
  });
  await listen(server, port);
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actualPort}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Server-sent events: all that happened so far, then each event as it happens. */
function sendEvents(journal: Journal, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const stop = journal.read((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  response.on("close", stop);
}

function respond(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(body);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.off("error", reject);
      resolve();
    });
  });
}
