// Charts that answer to the pointer; the drawings from the server stay where this does not run.
import { axisX, axisY, gridY, lineY, plot, pointerX, rectY, ruleX, ruleY, tip } from "@observablehq/plot";

const read = (id) => {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
};
const date = (text) => new Date(`${text}T00:00:00Z`);
const style = { background: "transparent", fontFamily: "inherit", fontSize: "12px", color: "var(--ink)" };

function toll() {
  const box = document.querySelector("#toll-chart");
  const rows = (read("toll-data") ?? []).filter((r) => r.start);
  if (!box || !rows.length) return;
  const words = box.dataset.label;
  const data = rows.map((r) => ({ ...r, x1: date(r.start), x2: new Date(date(r.end ?? r.start).getTime() + 86400000) }));
  const mid = (d) => new Date((d.x1.getTime() + d.x2.getTime()) / 2);
  const chart = plot({
    width: Math.max(320, box.clientWidth), height: 260, style, marginLeft: 50,
    ariaLabel: `${words} over time; each bar opens to its incidents`,
    x: { type: "utc", label: null }, y: { label: words, grid: false, domain: [0, Math.max(1, ...rows.map((r) => Math.max(r.best ?? 0, r.max ?? 0))) * 1.06] },
    marks: [
      gridY({ stroke: "var(--line)", strokeOpacity: 1 }), axisX({}), axisY({}),
      rectY(data, { x1: "x1", x2: "x2", y: "best", fill: "var(--accent)", fillOpacity: 0.8, insetLeft: 0.5, insetRight: 0.5 }),
      ruleX(data, { x: mid, y1: "min", y2: "max", stroke: "var(--ink)", strokeWidth: 1.2 }),
      ruleY([0], { stroke: "var(--muted)" }),
      tip(data, pointerX({ x: mid, y: "best", fill: "var(--card)", title: (d) => `${d.start} to ${d.end ?? d.start}\n${d.min === d.max ? d.min : `${d.min}–${d.max}`} ${words}\n${d.n} ${d.n === 1 ? "incident" : "incidents"}` })),
    ],
  });
  chart.addEventListener("click", () => {
    if (chart.value?.link) location.href = chart.value.link;
  });
  box.replaceChildren(chart);
  box.dataset.live = "true";
}

function control() {
  const box = document.querySelector("#control-chart");
  const { points = [], lines = {} } = read("control-data") ?? {};
  if (!box || points.length < 2) return;
  const data = points.flatMap((p) => Object.keys(lines).map((h) => ({ day: date(p.day), iso: p.day, holder: h, n: p.held[h] ?? 0 })));
  const marks = Object.entries(lines).map(([h, [ink, dash]]) =>
    lineY(data.filter((d) => d.holder === h), { x: "day", y: "n", stroke: `var(--${ink})`, strokeWidth: 2, strokeDasharray: dash, curve: "step-after" }),
  );
  const chart = plot({
    width: Math.max(320, box.clientWidth), height: 260, style, marginLeft: 50, ariaLabel: "Settlements by holder over time",
    x: { type: "utc", label: null }, y: { label: "settlements", zero: true },
    marks: [gridY({ stroke: "var(--line)", strokeOpacity: 1 }), axisX({}), axisY({}), ...marks, tip(data, pointerX({ x: "day", y: "n", fill: "var(--card)", title: (d) => `${d.iso}\n${d.holder}: ${d.n}\npress for the quotes` }))],
  });
  chart.addEventListener("click", () => {
    if (!chart.value) return;
    const list = document.querySelector("#changes");
    if (list) list.open = true;
    location.hash = `on-${chart.value.iso}`;
  });
  box.replaceChildren(chart);
}

/** Plot names its groups without a role; a name needs one. */
function roles() {
  for (const group of document.querySelectorAll("#toll-chart g[aria-label], #control-chart g[aria-label]")) group.setAttribute("role", "img");
}

toll();
control();
roles();
