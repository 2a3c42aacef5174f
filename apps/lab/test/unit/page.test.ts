import { get } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Journal } from "../../src/page/journal.ts";
import { type PageServer, servePage } from "../../src/page/server.ts";
import { outcome, type Recipe } from "../../src/recipe.ts";

const recipe: Recipe = {
  name: "flat",
  title: "Flat",
  expects: "nothing grows",
  run: () => Promise.resolve(outcome("0 B", { flat: true })),
};
const memory = { rss: 3, external: 2, native: 1, data: 4 };

let journal: Journal;
let server: PageServer;

beforeEach(async () => {
  journal = new Journal([recipe]);
  server = await servePage(journal, 0);
});
afterEach(async () => {
  await server.close();
});

/** Status for a path as it is; fetch would change it. */
function statusOf(path: string): Promise<number | undefined> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    get({ host: "localhost", port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}

describe("the page of a run", () => {
  it("serves everything that it links to from this machine", async () => {
    const page = await fetch(server.url);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const html = await page.text();
    expect(html).toContain("<title>tsmem lab</title>");
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => link!);
    expect(links).toContain("/page.js");
    for (const link of links.filter((at) => !at.startsWith("data:"))) {
      expect(link).toMatch(/^\/[a-z]+\.(js|css)$/);
      const response = await fetch(new URL(link, server.url));
      expect(response.status).toBe(200);
      expect((await response.text()).length).toBeGreaterThan(500);
    }
    const script = await (await fetch(new URL("/page.js", server.url))).text();
    expect([...script.matchAll(/from "([^"]+)"/g)].map(([, from]) => from)).toEqual(["uplot"]);
    expect(html).toContain('"uplot": "/uplot.js"');
    expect(await (await fetch(new URL("/uplot.js", server.url))).text()).toContain(
      "export { uPlot",
    );
  });

  it("tells a late reader what happened, and then what happens", async () => {
    journal.started(recipe);
    journal.memory(recipe, 5, memory);
    const body = (await fetch(new URL("/events", server.url))).body!;
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const readUntil = async (kind: string): Promise<void> => {
      while (!text.includes(`"kind":"${kind}"`)) text += (await reader.read()).value ?? "";
    };
    await readUntil("memory");
    journal.ended({ recipe, outcome: outcome("9 B", { flat: false }, "a line"), durationMs: 7 });
    journal.finished();
    await readUntil("finished");
    await reader.cancel();
    const events = text.trim().split("\n\n");
    expect(events.map((event) => JSON.parse(event.replace("data: ", "")) as unknown)).toEqual([
      { kind: "run", recipes: [{ name: "flat", title: "Flat", expects: "nothing grows" }] },
      { kind: "started", name: "flat" },
      { kind: "memory", name: "flat", atMs: 5, ...memory },
      {
        kind: "ended",
        name: "flat",
        result: "wrong",
        seen: "9 B; wrong: flat",
        detail: "a line",
        durationMs: 7,
      },
      { kind: "finished" },
    ]);
  });

  it("serves nothing else", async () => {
    const outside = await fetch(new URL("/..%2fpackage.json", server.url));
    expect(outside.status).toBe(404);
    expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
    expect(await statusOf("//")).toBe(404);
    expect(await statusOf("/?from=mail")).toBe(200);
  });

  it("says why it cannot use a port", async () => {
    await expect(servePage(journal, Number(new URL(server.url).port))).rejects.toThrow(
      "EADDRINUSE",
    );
  });
});
