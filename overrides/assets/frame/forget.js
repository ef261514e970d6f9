// On a shared phone: takes away what the guide has kept on this device, and the day in this tab.

const OURS = "yuqi-guide.";
const JUST_NOW = 3000; // milliseconds

/** Offers to forget ticks, colours and day; the words stand in the page. */
export function offerForgetting() {
  const button = document.querySelector("[data-forget-device]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", forget);
  const since = Date.now() - Number(window.name.replace("yuqi-", "") || NaN);
  if (since < JUST_NOW) button.insertAdjacentText("afterend", button.dataset.done);
}

function forget() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(OURS)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing can be kept here.
  }
  dispatchEvent(new Event("yuqi-forget")); // the timeline empties its fields
  window.name = `yuqi-${Date.now()}`; // since when nothing kept before counts; see place.js
  history.replaceState(null, "", location.pathname);
  location.reload();
}
