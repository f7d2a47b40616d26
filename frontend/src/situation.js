// The home page's island: a filter, a bar of the timeline or the slider changes the address, and the page follows.
import { colour } from "./palette.js";

const DAY = 86400000;
const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const shown = (number) => new Date(number * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

let view = null;
let asking = null;
let playing = null;

const read = (root) => JSON.parse(root.querySelector("#situation-data").textContent);

function canDraw() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

async function cellsFor(search) {
  const answer = await fetch(`/ground.json${search}`, { headers: { accept: "application/json" } }).catch(() => null);
  return answer?.ok ? answer.json() : { type: "FeatureCollection", features: [] };
}

async function draw() {
  const box = document.querySelector("#map");
  if (!box || !canDraw()) return;
  if (!view) {
    const { SituationMap } = await import("./map.js");
    view = new SituationMap(box, box.dataset.outline);
  }
  await view.show(read(document), await cellsFor(location.search));
}

/** Fetch the page for an address and take over what the filters touch; the map keeps its place. */
async function go(address, { push = true } = {}) {
  asking?.abort();
  asking = new AbortController();
  const root = document.querySelector("#situation");
  root.setAttribute("aria-busy", "true");
  let text;
  try {
    const answer = await fetch(address, { signal: asking.signal });
    text = await answer.text();
    if (!answer.ok) {
      location.href = address;
      return;
    }
  } catch (error) {
    if (error.name !== "AbortError") location.href = address;
    return;
  }
  const next = new DOMParser().parseFromString(text, "text/html");
  if (!next.querySelector("#situation")) {
    location.href = address;
    return;
  }
  if (push) history.pushState(null, "", address);
  const kept = document.querySelector("#map");
  const focus = document.activeElement?.id || document.activeElement?.name;
  const open = [...document.querySelectorAll("#situation details")].map((d) => d.open);
  const fresh = document.importNode(next.querySelector("#situation"), true);
  const place = fresh.querySelector("#map");
  if (place && kept && view) {
    kept.querySelector(":scope > svg")?.replaceWith(place.querySelector("svg"));
    place.replaceWith(kept);
  } else if (!place) {
    view = null;
  }
  document.title = next.title;
  root.replaceWith(fresh);
  for (const part of ["#clock", ".foot", ".clocked"]) {
    const [old, now] = [document.querySelector(part), next.querySelector(part)];
    if (old && now) old.replaceWith(document.importNode(now, true));
  }
  [...document.querySelectorAll("#situation details")].forEach((d, n) => open[n] && (d.open = true));
  if (focus) (document.getElementById(focus) ?? document.querySelector(`#situation [name="${CSS.escape(focus)}"]`))?.focus({ preventScroll: true });
  wire();
  await draw();
}

function address(changes) {
  const asked = new URLSearchParams(location.search);
  asked.delete("page");
  for (const [name, value] of Object.entries(changes)) value ? asked.set(name, value) : asked.delete(name);
  const text = asked.toString();
  return location.pathname + (text ? `?${text}` : "");
}

function stop() {
  clearTimeout(playing);
  playing = null;
  const button = document.querySelector("[data-play]");
  if (button) {
    button.textContent = "Play";
    button.setAttribute("aria-pressed", "false");
  }
}

function wire() {
  const play = document.querySelector("#play");
  if (play) {
    const slider = play.querySelector("input");
    const button = play.querySelector("[data-play]");
    slider.hidden = button.hidden = play.querySelector("[data-slider]").hidden = false;
    const say = () => {
      play.querySelector("output").textContent = shown(slider.valueAsNumber);
      slider.setAttribute("aria-valuetext", shown(slider.valueAsNumber));
    };
    slider.addEventListener("input", say);
    slider.addEventListener("change", () => go(address({ "as-of": iso(slider.valueAsNumber) })));
    button.textContent = playing ? "Pause" : "Play";
    button.setAttribute("aria-pressed", String(Boolean(playing)));
    button.addEventListener("click", () => (playing ? stop() : start()));
  }
  for (const link of document.querySelectorAll("#timeline a.bin")) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      stop();
      go(link.getAttribute("href"));
    });
  }
  brush();
  const form = document.querySelector("#filters");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    stop();
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) asked.set(name, value);
    const text = asked.toString();
    go(location.pathname + (text ? `?${text}` : ""));
  });
  for (const link of document.querySelectorAll("#situation .chips a, #situation .pager a, #list header a")) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      stop();
      go(link.getAttribute("href"));
    });
  }
}

/** Drag over the timeline to choose a span of days. */
function brush() {
  const picture = document.querySelector("#timeline svg");
  if (!picture) return;
  let from = null;
  const bin = (event) => event.target.closest?.("a.bin");
  picture.addEventListener("pointerdown", (event) => (from = bin(event)));
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("pointermove", (event) => {
    const to = bin(event);
    if (!from || !to) return;
    const [first, last] = [from.dataset.start, to.dataset.start].sort();
    for (const b of picture.querySelectorAll("a.bin")) b.classList.toggle("on", first <= b.dataset.start && b.dataset.start <= last);
  });
  picture.addEventListener("pointerup", (event) => {
    const to = bin(event);
    if (from && to && from !== to) {
      const span = [from, to].sort((a, b) => (a.dataset.start < b.dataset.start ? -1 : 1));
      picture.addEventListener("click", (click) => (click.preventDefault(), click.stopPropagation()), { capture: true, once: true });
      go(address({ since: span[0].dataset.start, until: span[1].dataset.end }));
    }
    from = null;
  });
}

/** Play: the slider's day moves on, control and incidents with it; without motion it still steps, only slower. */
async function start() {
  const form = document.querySelector("#play");
  const [first, last] = [Number(form.dataset.first), Number(form.dataset.last)];
  const slider = form.querySelector("input");
  const step = Math.max(1, Math.round((last - first) / 60));
  let day = slider.valueAsNumber >= last ? first : slider.valueAsNumber;
  const pause = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1600 : 600;
  const tick = async () => {
    day = Math.min(last, day + step);
    await go(address({ "as-of": iso(day) }), { push: false });
    history.replaceState(null, "", address({ "as-of": iso(day) }));
    if (playing === null) return;
    if (day >= last) stop();
    else playing = setTimeout(tick, pause);
  };
  playing = setTimeout(tick, 0);
  const button = document.querySelector("[data-play]");
  button.textContent = "Pause";
  button.setAttribute("aria-pressed", "true");
}

addEventListener("situation-address", (event) => {
  stop();
  go(event.detail);
});
addEventListener("popstate", () => go(location.href, { push: false }));
if (document.querySelector("#play") && colour("ink")) wire();
draw();
