// On pages one comes to from the timeline: the way back to the reader's day, when the address names
// one, and that day among the days of which articles speak. Bundled alone, so it imports nothing.

const DAY = /^#day-(-?\d{1,5})$/;

/** Shows the way of the stage a day falls in, and lets its links take the day along. */
function show() {
  const match = DAY.exec(location.hash);
  const day = match ? Number(match[1]) : null;
  const ways = Array.from(document.querySelectorAll(".way"));
  const here = ways.find(({ dataset }) => day !== null && isIn(dataset, day)) || null;
  for (const way of ways) way.toggleAttribute("data-here", way === here);
  for (const lanes of document.querySelectorAll(".lanes")) markLanes(lanes, day);
  if (!here) return;
  const own = [`#in-${here.dataset.stage}`, location.hash, here.dataset.hash];
  for (const link of document.querySelectorAll("main a[href*='#']")) {
    if (own.includes(link.hash) || link.parentElement === here) link.hash = location.hash;
  }
  here.dataset.hash = location.hash; // what they have to be told from, when the day changes
}

/** Whether a day is in the stage; a way without stage is for every day. */
function isIn({ stage, firstDay, lastDay }, day) {
  return !stage || (day >= Number(firstDay) && (lastDay === "" || day <= Number(lastDay)));
}

/** Puts the line of a day where the bars have it: each stage has an equal share. */
function markLanes(lanes, day) {
  const edges = lanes.dataset.edges.split(" ").map(Number);
  const last = edges.length - 1;
  lanes.toggleAttribute("data-day", day !== null);
  const shown = Math.min(Math.max(day, edges[0]), edges[last] - 1);
  const share = edges.findIndex((edge, index) => edge <= shown && shown < edges[index + 1]);
  const part = (shown - edges[share]) / (edges[share + 1] - edges[share]);
  lanes.querySelector(".lanes-day > span").style.left = `${((share + part) / last) * 100}%`;
}

addEventListener("hashchange", show);
show();
