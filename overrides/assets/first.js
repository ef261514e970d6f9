// Runs before anything is seen, so it is no module and is short. Without it, and in a browser
// without modules, a page stays what it is without script.
(() => {
  const root = document.documentElement;
  if ("noModule" in HTMLScriptElement.prototype) root.classList.replace("no-js", "js");

  // The one thing that our scripts use and browsers that know their syntax may lack: iOS 13, and
  // Chromium up to 85. Without it the search would answer nobody, not even a word of despair.
  Element.prototype.replaceChildren =
    Element.prototype.replaceChildren ||
    function (...nodes) {
      this.textContent = "";
      this.append(...nodes);
    };

  // The dark colours stand in the styles once, below this media query. Only a reader who wants
  // another scheme than the system gets it rewritten, and only that is remembered.
  const DARK = "(prefers-color-scheme: dark)";
  const KEY = "yuqi-guide.scheme";
  const system = matchMedia(DARK);
  const ofSystem = () => (system.matches ? "dark" : "light");
  let rules; // those below the query, once they were looked for

  function remembered() {
    try {
      const scheme = localStorage.getItem(KEY);
      return scheme === "dark" || scheme === "light" ? scheme : null;
    } catch {
      return null; // storage is forbidden
    }
  }

  function remember(scheme) {
    try {
      if (scheme === ofSystem()) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, scheme);
    } catch {
      // It holds for this page.
    }
  }

  function darkRules() {
    return Array.from(document.styleSheets)
      .flatMap((sheet) => Array.from(sheet.cssRules))
      .filter((rule) => rule.media?.mediaText.includes(DARK));
  }

  function show(scheme) {
    rules = rules || darkRules();
    const media = { dark: "screen", light: "not all" }[scheme];
    for (const rule of rules) rule.media.mediaText = media;
    document.querySelector("meta[name=color-scheme]").content = scheme;
    for (const frame of document.querySelectorAll("meta[name=theme-color]"))
      frame.media = frame.dataset.scheme === scheme ? "all" : "not all";
    label(scheme);
  }

  /** Names what the button would do. */
  function label(scheme) {
    const button = document.querySelector("[data-scheme-switch]");
    if (!button) return; // the page is not there yet
    const { toDark, toLight } = button.dataset;
    button.title = scheme === "dark" ? toLight : toDark;
    button.setAttribute("aria-label", button.title);
  }

  // What is asked goes behind `#`, which no host is told. It is done here, because a reader may ask
  // before the script of the frame is there; and no field has a name, so nothing else can send it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("role") !== "search") return;
    event.preventDefault();
    const asked = form.querySelector("input").value.trim();
    if (asked) location.assign(`${form.action}#q=${encodeURIComponent(asked)}`);
  });

  // Where the script of the frame cannot be had, nobody hears what is typed: the styles take the
  // fields of the search away, bring back the menu that needs no script, and show whom to call.
  addEventListener("error", ({ target }) => /\/assets\/site\./.test(target.src) && root.classList.add("no-frame"), true);

  let scheme = remembered();
  if (scheme) show(scheme);

  document.addEventListener("DOMContentLoaded", () => label(scheme || ofSystem()));
  system.addEventListener?.("change", () => scheme || label(ofSystem()));
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-scheme-switch]")) return;
    scheme = (scheme || ofSystem()) === "dark" ? "light" : "dark";
    remember(scheme);
    show(scheme);
  });
})();
