// What is to be sent on: the address of a page, and the words that name a record in a report.
// Without script, or leave to copy, the link leads to the page and the words can be selected.

/** Makes links copy their address, and shows the buttons that copy words. Both say what they did. */
export function offerCopy() {
  for (const link of document.querySelectorAll("a.copy-address")) {
    const say = speaker(link);
    link.addEventListener("click", (event) => {
      if (!navigator.clipboard) return; // not offered everywhere; then the link leads to the page
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(say, () => location.assign(link.href));
    });
  }
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy-report]")) {
    const say = speaker(button);
    const words = button.parentElement.querySelector(".report-text");
    button.addEventListener("click", () => {
      navigator.clipboard
        .writeText(words.textContent)
        .then(say, () => getSelection().selectAllChildren(words));
    });
    button.hidden = false;
  }
}

/** A place for what is said of a control, behind it, and what says it. */
function speaker(control) {
  const status = control.parentElement.appendChild(document.createElement("span"));
  status.setAttribute("role", "status");
  return () => (status.textContent = ` ${control.dataset.copied}`);
}
