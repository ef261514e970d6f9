// What a sheet of paper says of itself: the day on which it was printed.

/** Writes the date when the page is printed; a page may be open for days. */
export function datePrints() {
  addEventListener("beforeprint", () => {
    const now = new Date();
    const date = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
    for (const place of document.querySelectorAll("[data-printed]"))
      place.textContent = place.dataset.printed.replace(/\{(\w+)\}/g, (_, part) => date[part]);
  });
}
