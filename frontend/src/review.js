// Review by keyboard: what a decision would move is asked for as soon as an item stands there, before any key is pressed.
const root = document.querySelector("#review");
const help = document.querySelector("#keys");
const edit = document.querySelector("#edit");
const toast = document.querySelector("#toast");
const name = document.querySelector("#who");
const KEY = "trucewatch-reviewer";
const still = new Set();

function say(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (toast.hidden = true), 6000);
}

function who() {
  return (name?.value ?? "").trim();
}

function spread() {
  for (const field of document.querySelectorAll("[data-who]")) field.value = who() || field.defaultValue;
  try {
    sessionStorage.setItem(KEY, who());
  } catch {
    // the name is asked for again
  }
}

async function ask(address, form) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { accept: "application/json" } });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

function list(box, lines) {
  box.replaceChildren(...lines.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
}

/** Previews run one after the other: each is a trial run on the ledger. */
async function previews() {
  for (const form of document.querySelectorAll("form.action")) {
    const box = form.querySelector("[data-effect]");
    try {
      list(box, (await ask("/review/preview", form)).effect.lines);
    } catch (error) {
      list(box, [error.message]);
    }
    form.dataset.previewed = "true";
  }
}

async function decide(form) {
  spread();
  if (!form.querySelector("[name=who]").value.trim()) {
    say("Write your name first: it stands with each decision.");
    document.querySelector("#reviewer").hidden = false;
    name.focus();
    return;
  }
  if (still.has(form)) return;
  still.add(form);
  try {
    const said = await ask("/review/decide", form);
    try {
      sessionStorage.setItem("trucewatch-said", `${said.decision.verb}: recorded for ${said.decision.who}`);
    } catch {
      // the page shows it in its history anyway
    }
    location.href = form.querySelector("[name=back]").value;
  } catch (error) {
    still.delete(form);
    say(error.message);
  }
}

const claims = () => [...document.querySelectorAll("[data-claims] > li")];
let chosen = 0;

function choose(n) {
  const all = claims();
  if (!all.length) return;
  chosen = Math.max(0, Math.min(all.length - 1, n));
  all.forEach((item, k) => item.classList.toggle("on", k === chosen));
  all[chosen].focus({ preventScroll: false });
}

const record = () => {
  const item = claims()[chosen];
  return item ? JSON.parse(item.querySelector("[data-record]").textContent) : null;
};

function openEdit() {
  const claim = record();
  if (!claim || !edit) return;
  const form = edit.querySelector("form");
  edit.querySelector("#edit-quote").textContent = claim.quote;
  form.subject.value = claim.id;
  const values = { event: claim.event, min: claim.min, max: claim.max, start: claim.start, end: claim.end, place: claim.place, by: claim.by.join("; "), modality: claim.modality, why: "" };
  for (const [field, value] of Object.entries(values)) form.elements[field].value = value ?? "";
  list(edit.querySelector("[data-effect]"), []);
  edit.showModal();
  form.elements.min.focus();
}

function wireEdit() {
  const form = edit.querySelector("form");
  const quote = edit.querySelector("#edit-quote");
  let last = form.elements.min;
  form.addEventListener("focusin", (event) => {
    if (event.target.matches(".grid input")) last = event.target;
  });
  const take = () => {
    const words = String(getSelection()).trim();
    if (!words || !quote.contains(getSelection().anchorNode)) return;
    const number = words.replaceAll(",", "").match(/\d+(\.\d+)?/);
    last.value = ["min", "max"].includes(last.name) ? (number?.[0] ?? last.value) : words;
    last.focus();
  };
  quote.addEventListener("pointerup", take);
  quote.addEventListener("keyup", (event) => event.key === "Enter" && take());
  edit.querySelector("[data-close]").addEventListener("click", () => edit.close());
  edit.querySelector("[data-preview]").addEventListener("click", async () => {
    const box = edit.querySelector("[data-effect]");
    try {
      list(box, (await ask("/review/preview", form)).effect.lines);
    } catch (error) {
      list(box, [error.message]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(form);
  });
}

/** Reject one claim: the accept form with another verb and subject. */
function rejectClaim() {
  const claim = record();
  const form = document.querySelector('form.action[data-verb="reject"]')?.cloneNode(true);
  if (!claim || !form) return;
  form.querySelector("[name=subject]").value = claim.id;
  form.querySelector("[name=back]").value = location.pathname + location.search;
  decide(form);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select") || help?.open || edit?.open) return;
  const go = (address) => address && (location.href = address);
  const press = (verb) => {
    const form = document.querySelector(`form.action[data-verb="${verb}"]`);
    if (form) decide(form);
  };
  const keys = {
    a: () => press("accept"), r: () => press("reject"), s: () => press("same"), d: () => press("different"), u: () => press("undo"),
    e: openEdit, x: rejectClaim, n: () => go(root?.dataset.next), p: () => go(root?.dataset.previous),
    ArrowDown: () => choose(chosen + (claims()[chosen]?.classList.contains("on") ? 1 : 0)), ArrowUp: () => choose(chosen - 1)
  };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
}

for (const form of document.querySelectorAll("form.action")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(form);
  });
}
if (name && !name.value) {
  try {
    name.value = sessionStorage.getItem(KEY) ?? "";
  } catch {
    // asked for again
  }
}
name?.addEventListener("input", spread);
document.querySelector("#reviewer")?.addEventListener("submit", (event) => {
  event.preventDefault();
  spread();
  name.blur();
});
for (const button of document.querySelectorAll("[data-help], [data-edit]")) {
  button.hidden = false;
  button.addEventListener("click", () => ("help" in button.dataset ? help?.showModal() : openEdit()));
}
if (edit) wireEdit();
document.addEventListener("keydown", onKey);
spread();
try {
  const said = sessionStorage.getItem("trucewatch-said");
  if (said && toast) say(said);
  sessionStorage.removeItem("trucewatch-said");
} catch {
  // nothing to repeat
}
if (root) previews();
