// Helps to write names as the list of people has them: beside each box of names, a field that suggests and adds.
// Without this script one types the names, one on each line.
const list = document.getElementById("people-list");

function add(box, field, said) {
  const name = field.value.trim();
  if (!name) return;
  const names = box.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const known = names.some((other) => other.toLowerCase() === name.toLowerCase());
  if (!known) box.value = [...names, name].join("\n");
  said.textContent = known ? `${name} is there already.` : `${name} is added.`;
  field.value = "";
  field.focus();
}

function made(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

function equip(box) {
  const whose = document.querySelector(`label[for="${box.id}"]`).textContent.replace("(optional)", "").trim().toLowerCase();
  const hidden = (words) => made("span", { className: "govuk-visually-hidden" }, words);
  const field = made("input", { type: "text", id: `${box.id}-find`, className: "govuk-input", autocomplete: "off" });
  const label = made("label", { htmlFor: field.id, className: "find-name__label" }, "Find on the list", hidden(` of people: ${whose}`));
  const button = made("button", { type: "button", className: "govuk-button govuk-button--secondary" }, "Add", hidden(` to ${whose}`));
  const said = made("p", { className: "find-name__said" });
  field.setAttribute("list", list.id);
  said.setAttribute("role", "status");
  button.addEventListener("click", () => add(box, field, said));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it adds the name and does not send the form
    add(box, field, said);
  });
  box.after(made("div", { className: "find-name" }, label, field, button, said));
}

if (list) document.querySelectorAll("textarea[data-names]").forEach(equip);
