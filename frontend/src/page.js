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

const nav = document.querySelector(".top > div");
if (nav) {
  const button = document.createElement("button");
  button.type = "button";
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
