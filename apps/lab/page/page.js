// Draws what the server tells in events; `src/page/journal.ts` describes them.
/* global document, window, EventSource, getComputedStyle, requestAnimationFrame, ResizeObserver */
import uPlot from "uplot";

const main = document.querySelector("#recipes");
const status = document.querySelector("#status");
const template = document.querySelector("#recipe");
const series = [
  { key: "rss", label: "RSS" },
  { key: "external", label: "external" },
  { key: "native", label: "native" },
  { key: "data", label: "data segment" },
];
const mebibyte = 2 ** 20;

/** One recipe on the page. */
class Card {
  constructor({ title, expects }) {
    this.article = template.content.cloneNode(true).querySelector("article");
    this.part(".title").textContent = title;
    this.part(".expects").textContent = `Must be seen: ${expects}.`;
    this.data = [[], ...series.map(() => [])];
    this.phases = [];
    main.append(this.article);
    // Not before there is something to draw, and again whenever the column gets another width.
    new ResizeObserver(() => this.drawSoon()).observe(this.part(".chart"));
  }

  part(selector) {
    return this.article.querySelector(selector);
  }

  show(result, badge, seen) {
    this.article.dataset.result = result;
    this.part(".badge").textContent = badge;
    this.part(".seen").textContent = seen;
  }

  add({ atMs, ...sample }) {
    this.data[0].push(atMs / 1000);
    series.forEach(({ key }, i) => this.data[i + 1].push(sample[key] / mebibyte));
    this.phases.push(this.phase ?? "");
    this.drawSoon();
  }

  end({ result, seen, detail, durationMs }) {
    const time =
      durationMs < 1000 ? `${durationMs.toFixed(0)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
    this.show(result, result === "skipped" ? result : `${result} in ${time}`, seen);
    if (this.data[0].length < 2) this.part(".chart").textContent = "Nothing was measured.";
    this.part("details").hidden = detail === "";
    this.part("pre").textContent = detail;
  }

  drawSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  draw() {
    if (this.data[0].length < 2) return;
    const box = this.part(".chart");
    const size = { width: box.clientWidth, height: 240 };
    if (this.chart === undefined) {
      box.textContent = "";
      this.chart = new uPlot(this.options(size), this.data, box);
      return;
    }
    if (this.chart.width !== size.width) this.chart.setSize(size);
    this.chart.setData(this.data);
  }

  options(size) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`);
    const axis = {
      stroke: colour("text"),
      grid: { stroke: colour("line"), width: 1 },
      ticks: { stroke: colour("line") },
      labelSize: 24,
    };
    return {
      ...size,
      scales: { x: { time: false }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.05)] } },
      axes: [
        {
          ...axis,
          label: "time since the recipe began (s)",
          values: (_, ticks) => ticks.map((at) => Number(at.toPrecision(4))),
        },
        { ...axis, label: "memory (MiB)", size: 64 },
      ],
      series: [
        {
          label: "time",
          value: (_, at, __, i) =>
            i === null ? "highest" : `${at.toFixed(2)} s, ${this.phases[i]}`,
        },
        ...series.map(({ key, label }) => ({
          label,
          stroke: colour(key),
          width: 2,
          points: { show: false },
          value: (_, size, i) => `${(size ?? Math.max(...this.data[i])).toFixed(1)} MiB`,
        })),
      ],
    };
  }
}

let cards = new Map();

const handlers = {
  run({ recipes }) {
    main.textContent = "";
    cards = new Map(recipes.map((recipe) => [recipe.name, new Card(recipe)]));
    status.textContent = "running";
    delete status.dataset.state;
  },
  started({ name }) {
    cards.get(name).show("running", "running", "");
  },
  phase({ name, text }) {
    const card = cards.get(name);
    card.phase = text;
    card.show("running", "running", text);
  },
  memory({ name, ...sample }) {
    cards.get(name).add(sample);
  },
  ended({ name, ...end }) {
    cards.get(name).end(end);
  },
  finished() {
    const results = [...cards.values()].map(({ article }) => article.dataset.result);
    const wrong = results.filter((result) => result === "wrong").length;
    const done = `${results.length} recipes done`;
    status.textContent = wrong === 0 ? `${done}, none wrong` : `${done}, ${wrong} wrong`;
    status.dataset.state = wrong === 0 ? "ok" : "wrong";
    isFinished = true;
  },
};

let isFinished = false;
const events = new EventSource("/events");
events.onmessage = ({ data }) => {
  const { kind, ...event } = JSON.parse(data);
  handlers[kind](event);
};
events.onerror = () => {
  if (isFinished) {
    events.close(); // the command has ended after its run: what is here stays
    return;
  }
  status.textContent = "the lab does not answer; it was ended, or start it again with npm start";
  status.dataset.state = "wrong";
};

// Charts take their colours when they are made.
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const card of cards.values()) {
    card.chart?.destroy();
    card.chart = undefined;
    card.draw();
  }
});
