// Every page: the scheme's switch, and filters that leave empty fields out of the address.
const KEY = "trucewatch-theme";
const root = document.documentElement;

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const theme = stored();
if (theme === "dark" || theme === "light") root.dataset.theme = theme;

function isDark() {
  if (root.dataset.theme) return root.dataset.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

const nav = document.querySelector(".top .mast");
if (nav) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "scheme";
  const name = () => (button.textContent = isDark() ? "Light" : "Dark");
  button.setAttribute("aria-label", "Switch between the light and the dark scheme");
  name();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.theme);
    } catch {
      // a browser that keeps nothing still switches for this page
    }
    name();
    dispatchEvent(new Event("themechange"));
  });
  nav.append(button);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "get") return;
  for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  setTimeout(() => {
    for (const field of form.elements) field.disabled = false;
  });
});

// Keys that work everywhere; never while something is being written or with a modifier.
const keys = document.querySelector("#keys");
const PLACES = { s: "/", f: "/figures", c: "/compliance", p: "/places", d: "/documents", r: "/review" };
let going = -Infinity;

function theFilters() {
  const box = document.querySelector("details.filters");
  if (!box) return;
  box.open = true;
  box.querySelector("input:not([type=hidden]), select")?.focus();
}

function leave(name) {
  const link = [...document.querySelectorAll(".top nav a")].find((a) => new URL(a.href).pathname === PLACES[name]);
  if (link) location.href = link.href;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog[open], .maplibregl-canvas")) return;
  const gone = event.timeStamp - going < 1500;
  going = -Infinity;
  const act = gone && PLACES[event.key] ? () => leave(event.key) : {
    "/": () => document.querySelector("#search")?.focus(),
    f: theFilters,
    k: () => document.querySelector("#known")?.focus(),
    t: () => document.querySelector(".scheme")?.click(),
    g: () => (going = event.timeStamp),
    "?": () => keys?.showModal(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
});
