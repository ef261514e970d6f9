// A letter to be filled in: a field for each of its blanks, and its words as they are typed. Nothing
// that is typed is kept: it dies with the page.

const areas = Array.from(document.querySelectorAll("[data-words]"));
if (areas.length) import("./carry.js").then((tools) => areas.forEach((area, number) => attach(area, number, tools)));

function attach(area, place, { dayWords, isChosen, offerCarry, today, toggled, write }) {
  const papers = area.querySelectorAll("[data-paper]");
  const fields = new Map();
  const choices = new Map();
  const valueOf = ({ type, inputMode, value }) => {
    if (type === "date") return dayWords(value);
    return inputMode ? value.normalize("NFKC") : value; // a Chinese keyboard may give a wide ８００
  };
  const show = () => {
    const values = new Map();
    for (const [name, field] of fields) values.set(name, valueOf(field));
    for (const paper of papers) write(paper, values);
    for (const [button, field] of choices) button.setAttribute("aria-pressed", String(isChosen(field.value, button.textContent)));
  };
  for (const item of area.querySelectorAll("[data-blank-of]")) {
    const field = makeField(item, `_blank-${place}-${fields.size}`);
    if (item.dataset.type === "today") field.value = today(new Date());
    fields.set(item.dataset.blankOf, field);
    for (const option of item.querySelectorAll("[data-option]")) {
      const button = offer(option, () => {
        const { textContent } = option;
        field.value = field.matches("textarea") ? toggled(field.value, textContent) : textContent;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      choices.set(button, field);
    }
  }
  let typed = false;
  area.addEventListener("input", ({ isTrusted }) => {
    typed = typed || isTrusted; // the log of calls puts its list in as well
    show();
  });
  // A link would take the words away: inside some apps a page that is come back to is loaded anew.
  addEventListener("beforeunload", (event) => typed && event.preventDefault());
  show();
  addEventListener("yuqi-forget", () => {
    for (const field of fields.values()) field.value = "";
    typed = false;
    show();
  });
  for (const sheet of area.querySelectorAll("[data-sheet]")) offerCarry(sheet);
  for (const hidden of area.querySelectorAll("[data-filled-only]")) hidden.hidden = false;
}

/** The field of a blank, behind its name, which becomes its label. */
function makeField(item, id) {
  const { type } = item.dataset;
  const many = type === "long" || type === "list";
  const field = document.createElement(many ? "textarea" : "input");
  field.id = id;
  field.autocomplete = "off"; // a shared phone must not offer it to the next one
  if (many) field.rows = type === "list" ? 5 : 2;
  else field.type = type === "date" || type === "today" ? "date" : "text";
  if (type === "amount") field.inputMode = "decimal";
  if (type === "number") field.inputMode = "numeric";
  if (type === "product") field.setAttribute("list", "_products");
  const name = item.querySelector(".blank-name");
  const label = document.createElement("label");
  label.className = name.className;
  label.htmlFor = field.id;
  label.textContent = name.textContent;
  name.replaceWith(label);
  const hint = item.querySelector(".blank-hint");
  if (hint) {
    hint.id = `${field.id}-hint`;
    field.setAttribute("aria-describedby", hint.id);
  }
  item.append(field);
  return field;
}

/** Makes a choice of a word: it can be tapped, and with a key. Gives the button. */
function offer(word, choose) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = word.textContent;
  button.addEventListener("click", choose);
  word.replaceChildren(button);
  return button;
}
