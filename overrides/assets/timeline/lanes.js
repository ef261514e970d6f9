// Draws the comparison of what the articles say: one bar for each account, over the same axis as
// the day. The table it is drawn from stays, for those who do not see the picture and for print.

import { parseDay, positionOf } from "./stages.js";

/**
 * @param {Element} host the element that holds the table
 * @returns {Element | null} the picture, to be removed when the element goes
 */
export function drawLanes(host, stages, axis) {
  const table = host.querySelector(".timeline-lanes table");
  if (!table) return null;
  const picture = make("div", "lanes");
  for (const group of table.tBodies) {
    const lane = make("section", "lane");
    lane.append(make("h3", "lane-name", group.rows[0].textContent.trim()));
    const list = make("ul", "lane-bars");
    for (const row of group.querySelectorAll("tr[data-account]")) {
      if (row.querySelector("a") && row.cells.length === 3) list.append(bar(row, stages, axis));
    }
    lane.append(list);
    picture.append(lane);
  }
  table.after(picture); // below the table, so that nothing above it moves
  return picture;
}

function bar(row, stages, axis) {
  const first = parseDay(row.dataset.firstDay || "");
  const last = parseDay(row.dataset.lastDay || "");
  const item = make("li", "lane-item");
  const title = row.querySelector("a").cloneNode(true);
  const days = make("span", "lane-days", row.cells[1].textContent.trim());
  const source = make("span", "lane-source");
  source.append(...row.cells[2].cloneNode(true).childNodes);
  const track = make("span", "lane-track");
  const mark = make("span", first === null ? "lane-bar lane-bar--undated" : "lane-bar");
  if (first !== null) {
    const from = positionOf(stages, axis, first);
    const to = last === null ? 1 : positionOf(stages, axis, last + 1);
    mark.style.left = `${from * 100}%`;
    mark.style.width = `${Math.max(to - from, 0.005) * 100}%`;
    if (last === null) mark.classList.add("lane-bar--open");
  }
  track.setAttribute("aria-hidden", "true");
  track.append(mark);
  item.append(title, days, source, track);
  return item;
}

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
