// The address of a page to be sent on: a link that copies it. Without script it leads to the page.

/** Makes the links that say so copy their address, and say that they did. */
export function offerCopy() {
  for (const link of document.querySelectorAll("a.copy-address")) {
    const said = link.parentElement.appendChild(document.createElement("span"));
    said.setAttribute("role", "status");
    link.addEventListener("click", (event) => {
      if (!navigator.clipboard) return; // not offered everywhere; then the link leads to the page
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(
        () => (said.textContent = ` ${link.dataset.copied}`),
        () => location.assign(link.href),
      );
    });
  }
}
