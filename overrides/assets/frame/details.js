// What is folded up is opened when its address is asked for, and on paper.

import { elementAt } from "./address.js";

/** Opens what holds the element that the address names; what has moved away leads on. */
function openTarget() {
  const target = elementAt(location.hash);
  if (target?.matches(".moved")) {
    location.replace(target.querySelector("a").href);
    return;
  }
  let opened = false;
  for (let part = target; part; part = part.parentElement) {
    if (part.tagName === "DETAILS" && !part.open) opened = part.open = true;
  }
  if (opened) target.scrollIntoView();
}

/** Keeps folded parts open as long as they are asked for, or printed. */
export function openDetails() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });
  addEventListener("hashchange", openTarget);
  openTarget();
}
