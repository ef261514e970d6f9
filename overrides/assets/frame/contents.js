// Marks in the table of contents where the reader is.

import { elementAt } from "./address.js";

const ACTIVE = "md-nav__link--active";
const PASSED = "md-nav__link--passed";
const BELOW_HEADER = 80; // pixels; a heading under the header counts as read

/** Scrolls the column, and not the page, until a link in it is seen. */
function reveal(link) {
  const column = link.closest(".md-sidebar__scrollwrap");
  const [frame, place] = [column, link].map((element) => element.getBoundingClientRect());
  if (place.top < frame.top) column.scrollTop += place.top - frame.top;
  else if (place.bottom > frame.bottom) column.scrollTop += place.bottom - frame.bottom;
}

/** Whether an element is inside of what is folded up. */
function isFolded(element) {
  return Boolean(element.closest("details:not([open])") && !element.closest("summary"));
}

/** Follows the reader through the page, in the column beside it. */
export function followContents() {
  const list = document.querySelector(".md-sidebar--secondary [data-md-component=toc]");
  if (!list) return;
  const places = Array.from(list.querySelectorAll("a[href^='#']"), (link) => {
    const heading = elementAt(link.hash);
    return heading && { link, heading };
  }).filter(Boolean);
  let current = null;
  let waiting = false;

  function mark() {
    waiting = false;
    if (!list.offsetParent) return; // the column is not shown
    const passed = places.filter(
      ({ heading }) => !isFolded(heading) && heading.getBoundingClientRect().top < BELOW_HEADER,
    );
    const here = passed[passed.length - 1]?.link || null;
    if (here === current) return;
    current = here;
    for (const { link } of places) {
      const read = passed.some((place) => place.link === link);
      link.classList.toggle(PASSED, read && link !== here);
      link.classList.toggle(ACTIVE, link === here);
    }
    if (here) reveal(here);
  }

  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  }

  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  soon();
}
