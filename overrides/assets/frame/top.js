// The button that leads back to the top: offered to a reader who scrolls up, far from it.

const FAR = 1; // screens

/** Shows and hides the button, and makes it work. */
export function offerTop() {
  const button = document.querySelector("[data-md-component=top]");
  if (!button) return;
  let before = scrollY;
  addEventListener(
    "scroll",
    () => {
      const up = scrollY < before;
      before = scrollY;
      button.hidden = !up || scrollY < FAR * innerHeight;
    },
    { passive: true },
  );
  button.addEventListener("click", () => {
    button.hidden = true;
    scrollTo(0, 0);
    document.querySelector(".md-header a")?.focus({ preventScroll: true });
  });
}
