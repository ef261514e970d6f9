// The menu on narrow screens. It is a checkbox and works without script; what is added here is the
// keyboard, what a screen reader is told, and that it does not stay open behind the reader.

/** Makes labels that stand for checkboxes work by the keyboard, and closes the drawer in time. */
export function attachDrawer() {
  const drawer = document.getElementById("__drawer");
  const panel = document.querySelector(".md-sidebar--primary");
  const opener = document.querySelector("[data-drawer-open]");
  if (!drawer || !panel || !opener) return;

  function tell() {
    opener.setAttribute("aria-expanded", String(drawer.checked));
  }

  function close() {
    if (!drawer.checked) return;
    drawer.checked = false;
    tell();
  }

  /** The first link that is seen: the lists of sections lie over each other. */
  function focusFirst() {
    const lists = panel.querySelectorAll(".md-nav__toggle:checked ~ .md-nav > .md-nav__list");
    const links = (lists[lists.length - 1] || panel).querySelectorAll("a[href]");
    const seen = Array.from(links).find((link) => link.offsetParent && getComputedStyle(link).visibility === "visible");
    seen?.focus({ preventScroll: true });
  }

  for (const label of panel.querySelectorAll(".md-nav .md-nav > .md-nav__title[for]")) label.tabIndex = 0;
  opener.addEventListener("click", () => {
    drawer.checked = !drawer.checked;
    tell();
    if (drawer.checked) focusFirst();
  });
  drawer.addEventListener("change", tell); // the ground beside the drawer is a label, too
  document.addEventListener("keydown", (event) => {
    const label = event.target instanceof HTMLLabelElement ? event.target : null;
    if (label && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      label.click();
    } else if (event.key === "Escape" && drawer.checked) {
      close();
      opener.focus();
    }
  });
  panel.addEventListener("click", ({ target }) => {
    if (target.closest("a[href]")) close();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && close()); // back from the history
}
