// The board by mouse, touch and keyboard: sends the same forms as without scripts, and swaps what changed for what the
// server makes of it. Knows no rule: what would happen to a held card, the server says.
const here = document.querySelector("script[data-sortable]");
const planner = document.querySelector("[data-planner]");
const JSON_WANTED = { Accept: "application/json" };
const POLL = 20_000; // milliseconds between two looks at whether somebody else changed the programme
const OFFLINE = "The programme could not be reached, so nothing has been changed. Try again.";

const board = () => document.getElementById("board");
const cardOf = (id) => document.getElementById(`item-${id}`);
// what lies in a closed details element has a box all the same, so that browsers can find words in it
const visible = (element) => !element.closest("[hidden], details:not([open])") && element.getClientRects().length > 0;
const cardsIn = (list) => [...list.querySelectorAll(":scope > [data-item]")];

// ---------------------------------------------------------------- what is said

function say(words, wrong = false) {
  const said = document.getElementById("said");
  said.textContent = ""; // the same words again are news too
  said.classList.toggle("planner__said--wrong", wrong);
  requestAnimationFrame(() => { said.textContent = words; });
}

async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { ...options, headers: JSON_WANTED });
  } catch {
    return { ok: false, status: 0, said: OFFLINE };
  }
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) {
    const signedOut = answer.redirected && new URL(answer.url).pathname === "/sign-in";
    return { ok: false, status: answer.status, said: signedOut ? "You are signed out. Sign in again, then go on." : OFFLINE };
  }
  return { ...(await answer.json()), ok: answer.ok, status: answer.status };
}

// ---------------------------------------------------------------- fresh parts

const boardAddress = () => {
  const address = new URL(planner.dataset.address, location.href);
  const asked = new URLSearchParams(location.search);
  address.searchParams.set("year", planner.dataset.year);
  if (asked.has("view")) address.searchParams.set("view", asked.get("view"));
  return address;
};

function bare(part) {
  const copy = part.cloneNode(true);
  for (const made of copy.querySelectorAll("[data-made]")) made.remove();
  for (const token of copy.querySelectorAll("[name=csrf_token]")) token.remove();
  for (const details of [copy, ...copy.querySelectorAll("details")]) details.removeAttribute("open");
  for (const hidden of copy.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
  return copy;
}

function swap(old, fresh) {
  const open = new Set([...[old], ...old.querySelectorAll("details[open]")].filter((one) => one.open).map((one) => one.id));
  old.replaceWith(fresh);
  for (const details of [fresh, ...fresh.querySelectorAll("details")]) {
    if (details.id !== "" && open.has(details.id)) details.open = true;
  }
}

function show(answer) {
  const sent = new DOMParser().parseFromString(answer.parts, "text/html");
  const fresh = [...sent.querySelectorAll("[data-part]")];
  const columns = (root) => [...root.querySelectorAll("[data-column]")].map((one) => one.id).join();
  if (columns(sent) !== columns(document)) {
    location.reload(); // a meeting came or went
    return;
  }
  for (const part of fresh) {
    const old = document.getElementById(part.id);
    if (!bare(old).isEqualNode(bare(part))) swap(old, document.adoptNode(part));
  }
  planner.dataset.journal = answer.journal;
  document.getElementById("changed").hidden = true;
  sortable();
  filter();
}

async function refresh() {
  const answer = await ask(boardAddress());
  if (answer.ok) show(answer);
  else say(answer.said, true);
  return answer.ok;
}

// ---------------------------------------------------------------- moving

// The form of a card: it came with the card, or is made when it is first wanted.
function formOf(card) {
  const there = card.querySelector(".card__form");
  if (there) return there;
  const form = document.getElementById("mover").content.firstElementChild.cloneNode(true);
  const links = card.querySelector(".card__links");
  const n = card.dataset.item;
  form.action = links.querySelector(".card__move").href;
  form.elements.version.value = card.dataset.version;
  form.elements.place.value = card.dataset.place;
  if (!("published" in card.dataset)) {
    form.elements.reason.previousElementSibling.remove();
    form.elements.reason.remove();
  }
  for (const label of form.querySelectorAll("label")) {
    const field = label.nextElementSibling;
    field.id = label.htmlFor = `${field.id}-${n}`; // as the card's own
  }
  form.querySelector("button").setAttribute("aria-labelledby", `s${n} t${n}`);
  links.before(form);
  return form;
}

let busy = false;

async function why() {
  const dialog = document.getElementById("why");
  const field = document.getElementById("why-reason");
  field.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  field.focus();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  return dialog.returnValue === "move" ? field.value.trim() : null;
}

// Sends the card's own form. Gives whether it was moved; the board is then as the server has it.
async function move(id, place, position, reason = "", back = () => {}) {
  if (busy) return false;
  busy = true;
  const card = cardOf(id);
  const form = formOf(card);
  const title = card.querySelector(".card__title a").textContent;
  const sent = new FormData(form);
  sent.set("place", place);
  sent.set("position", position);
  if (reason) sent.set("reason", reason);
  card.classList.add("card--going");
  try {
    let answer = await ask(form.action, { method: "POST", body: sent });
    while (!answer.ok && answer.field === "reason") {
      const said = await why();
      if (said === null) {
        back();
        say(`“${title}” stays where it was.`);
        cardOf(id)?.focus();
        return false;
      }
      sent.set("reason", said);
      answer = await ask(form.action, { method: "POST", body: sent });
    }
    if (answer.ok) {
      show(answer);
      say(answer.said);
    } else {
      back();
      if (answer.status === 409) await refresh();
      say(answer.said, true);
    }
    reveal(cardOf(answer.went || id));
    return answer.ok;
  } finally {
    busy = false;
    cardOf(id)?.classList.remove("card--going");
  }
}

function reveal(card) {
  if (!card) return;
  for (let folded = card.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  if (!visible(card) && matchMedia("(max-width: 48rem)").matches) location.hash = card.id;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}

async function send(form) {
  if (busy) return;
  busy = true;
  try {
    const answer = await ask(form.action, { method: "POST", body: new FormData(form) });
    const dialog = form.closest("dialog");
    if (dialog && !answer.ok && answer.field) {
      wrong(dialog, answer.said);
      return;
    }
    dialog?.close();
    if (answer.ok) show(answer);
    else await refresh();
    say(answer.said, !answer.ok);
  } finally {
    busy = false;
  }
}

// ---------------------------------------------------------------- what stands out

function wrong(dialog, words) {
  const line = dialog.querySelector("[role=alert]");
  line.textContent = words;
  line.hidden = words === "";
  dialog.querySelector("[name=reason]").focus();
}

// The one form on which a finding is let stand; without scripts the link leads to a page with the same form.
function leave(link) {
  const dialog = document.getElementById("leave");
  dialog.querySelector("[name=key]").value = new URL(link.href).searchParams.get("finding");
  dialog.querySelector("[name=reason]").value = "";
  document.getElementById("leave-what").textContent = link.closest(".finding").querySelector("p").textContent;
  dialog.showModal();
  wrong(dialog, "");
}

// ---------------------------------------------------------------- by mouse and touch

let Sortable;
const sorted = new Map();

function sortable() {
  if (!Sortable) return;
  for (const [list, one] of sorted) {
    if (!list.isConnected) { one.destroy(); sorted.delete(list); }
  }
  for (const list of document.querySelectorAll("[data-cards]")) {
    if (sorted.has(list)) continue;
    sorted.set(list, Sortable.create(list, {
      group: { name: "items", put: !list.hasAttribute("data-closed") },
      sort: !list.dataset.cards.startsWith("year:"),
      draggable: "[data-item]",
      filter: "a, button, input, select, summary, form, details",
      preventOnFilter: false,
      forceFallback: true, // the same by mouse and by touch, in every browser
      fallbackOnBody: true,
      fallbackTolerance: 4,
      delay: 180,
      delayOnTouchOnly: true,
      touchStartThreshold: 5,
      emptyInsertThreshold: 40,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      scroll: board(),
      bubbleScroll: false,
      scrollSensitivity: 80,
      scrollSpeed: 14,
      ghostClass: "card--ghost",
      fallbackClass: "card--held",
      onStart: held,
      onEnd: dropped,
    }));
  }
}

let place = null;

async function held({ item, from }) {
  place = { from, next: item.nextElementSibling };
  planner.classList.add("planner--holding");
  const address = new URL(`${planner.dataset.address}what-if/${item.dataset.item}`, location.href);
  address.searchParams.set("year", planner.dataset.year);
  const answer = await ask(address);
  if (!answer.ok || !planner.classList.contains("planner--holding")) return;
  for (const line of document.querySelectorAll("[data-what-if]")) {
    const said = answer[line.dataset.whatIf];
    line.hidden = !said;
    if (!said) continue;
    line.textContent = said.words;
    line.dataset.severity = said.severity;
  }
}

function dropped({ item, from, to }) {
  planner.classList.remove("planner--holding");
  for (const line of document.querySelectorAll("[data-what-if]")) line.hidden = true;
  const { next } = place;
  if (from === to && item.nextElementSibling === next) return;
  const back = () => from.insertBefore(item, next?.isConnected ? next : null);
  if (busy) { back(); return; }
  const number = to.dataset.cards.startsWith("year:") ? "" : cardsIn(to).indexOf(item) + 1;
  if (from.dataset.cards === to.dataset.cards && number === "") { back(); return; }
  move(item.dataset.item, to.dataset.cards, number, "", back);
}

// ---------------------------------------------------------------- by keyboard

const columnsShown = () => [...document.querySelectorAll("[data-column]")].filter((column) => visible(column));

function beside(card, step) {
  const columns = columnsShown();
  const column = columns[columns.indexOf(card.closest("[data-column]")) + step];
  column?.querySelector("[data-item]:not([hidden])")?.focus();
  return Boolean(column);
}

function moveBeside(card, step) {
  const columns = columnsShown().filter((column) => !column.querySelector("[data-closed]"));
  const column = columns[columns.indexOf(card.closest("[data-column]")) + step];
  if (column) move(card.dataset.item, column.querySelector("[data-cards]").dataset.cards, "");
}

function moveInOrder(card, step) {
  const list = card.parentElement;
  const to = cardsIn(list).indexOf(card) + 1 + step;
  if (!list.dataset.cards.startsWith("year:") && to >= 1 && to <= cardsIn(list).length) {
    move(card.dataset.item, list.dataset.cards, to);
  }
}

function near(card, step) {
  const shown = [...card.closest("[data-column]").querySelectorAll("[data-item]:not([hidden])")];
  shown[shown.indexOf(card) + step]?.focus();
}

const KEYS = {
  "shift ArrowLeft": (card) => moveBeside(card, -1),
  "shift ArrowRight": (card) => moveBeside(card, 1),
  "shift ArrowUp": (card) => moveInOrder(card, -1),
  "shift ArrowDown": (card) => moveInOrder(card, 1),
  ArrowLeft: (card) => beside(card, -1),
  ArrowRight: (card) => beside(card, 1),
  ArrowUp: (card) => near(card, -1),
  ArrowDown: (card) => near(card, 1),
  m: (card) => openForm(card),
  "control z": () => document.querySelector("[data-take-back] button")?.click(),
  f: () => openAt("findings"),
  "/": () => document.getElementById("filter-q").focus(),
  "?": () => openAt("shortcuts"),
};

function openForm(card) {
  const more = card.querySelector(".card__more");
  more.open = true;
  formOf(card).elements.place.focus();
}

function openAt(id) {
  const details = document.getElementById(id);
  details.open = true;
  details.querySelector("summary").focus();
}

function pressed(event) {
  const card = event.target.closest?.("[data-item]");
  if (!card || event.target.closest("input, select, textarea, dialog") || event.altKey) return;
  const control = event.ctrlKey || event.metaKey ? "control " : "";
  const shift = event.shiftKey && event.key.startsWith("Arrow") ? "shift " : "";
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = KEYS[control + shift + name];
  if (act) { event.preventDefault(); act(card); }
}

// ---------------------------------------------------------------- filters

function filter() {
  const form = document.querySelector("[data-filters]");
  const asked = new FormData(form);
  const words = asked.get("q").toLowerCase().split(/\s+/).filter(Boolean);
  const [person, kind, source, late] = ["person", "kind", "source", "late"].map((name) => asked.get(name));
  let shown = 0;
  const cards = [...document.querySelectorAll("[data-item]")];
  for (const card of cards) {
    const text = `${card.querySelector(".card__title").textContent} ${card.querySelector("[data-facts]")?.textContent ?? ""} ${card.dataset.names ?? ""}`.toLowerCase();
    const fits = words.every((word) => text.includes(word)) && (!person || card.dataset.names?.includes(`|${person}|`)) &&
      (!kind || (card.dataset.kind ?? "main") === kind) && (!source || card.dataset.source === source) &&
      (!late || card.classList.contains("card--late"));
    card.hidden = !fits;
    if (card.dataset.kind !== "asked") shown += fits;
  }
  const narrowed = words.length || person || kind || source || late;
  document.querySelector("[data-shown]").textContent = narrowed ? `${shown} of ${cards.filter((card) => card.dataset.kind !== "asked").length} items` : "";
}

// ---------------------------------------------------------------- two people at once

async function look() {
  if (document.hidden || busy) return;
  const address = new URL(`${planner.dataset.address}changes`, location.href);
  address.searchParams.set("since", planner.dataset.journal);
  const answer = await ask(address);
  const changed = document.getElementById("changed");
  if (answer.ok && answer.changed && changed.hidden) {
    changed.querySelector("[data-who]").textContent = answer.by ?? "Somebody else";
    changed.hidden = false;
    say(`${changed.querySelector("[data-who]").textContent} changed the programme.`);
  }
}

// ---------------------------------------------------------------- all together

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".card__form")) {
    event.preventDefault();
    const sent = new FormData(form);
    move(form.closest("[data-item]").dataset.item, sent.get("place"), sent.get("position"), sent.get("reason") ?? "");
  } else if (form.matches("[data-take-back], [data-acknowledge]")) {
    event.preventDefault();
    send(form);
  } else if (form.matches("[data-filters]")) {
    event.preventDefault();
    filter();
  }
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".card__more") && event.target.open) formOf(event.target.closest("[data-item]"));
}, true);
document.addEventListener("keydown", pressed);
document.addEventListener("click", (event) => {
  if (event.target.closest(".card__more > summary")) formOf(event.target.closest("[data-item]")); // before the next key
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // in a tab of its own, as any link
  const link = event.target.closest(".found a[href^='#'], .finding a[href^='#'], .finding__leave, [data-shortcuts]");
  if (link?.matches("[data-shortcuts]")) {
    event.preventDefault();
    openAt("shortcuts");
  } else if (link?.matches(".finding__leave")) {
    event.preventDefault();
    leave(link);
  } else if (link) {
    const target = document.querySelector(link.getAttribute("href"));
    if (!target) return;
    event.preventDefault();
    if (target.matches(".finding")) target.tabIndex = -1;
    else if (!target.closest("[hidden]")) location.hash = target.id;
    reveal(target);
  } else if (event.target.closest("[data-close]")) {
    event.target.closest("dialog").close();
  } else if (event.target.closest("[data-refresh]")) {
    refresh().then((fine) => fine && say("This is the programme as it stands now."));
  }
});

const filters = document.querySelector("[data-filters]");
filters.classList.add("filters--live");
filters.addEventListener("input", filter);

setInterval(look, POLL);
document.addEventListener("visibilitychange", look);
planner.classList.add("planner--live");
for (const open of document.querySelectorAll(".card__more[open]")) formOf(open.closest("[data-item]"));

({ default: Sortable } = await import(here.dataset.sortable));
sortable();
planner.dataset.ready = "";
