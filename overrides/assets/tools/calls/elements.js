// Makes elements, as `search/view.js` does: what two scripts share would be a third one to ask for.
// Text goes in as text, never as HTML.

export function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
