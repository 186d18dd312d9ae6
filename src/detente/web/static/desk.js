// The little that a page cannot do without script: the theme, keys, and marks that light up with their record.
"use strict";

const root = document.documentElement;

function toggleTheme() {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("desk-theme", root.dataset.theme); } catch { /* it lasts as long as the page */ }
}

document.getElementById("theme")?.addEventListener("click", toggleTheme);

for (const button of document.querySelectorAll(".narrow")) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(button.parentElement.classList.toggle("open")));
  });
}

const text = document.getElementById("text");
const records = document.getElementById("records");

function marksOf(id) {
  return text ? [...text.querySelectorAll("[data-r]")].filter((mark) => mark.dataset.r.split(" ").includes(id)) : [];
}

function light(id, name) {
  for (const lit of document.querySelectorAll("." + name)) lit.classList.remove(name);
  if (!id) return;
  for (const mark of marksOf(id)) mark.classList.add(name);
  document.getElementById(id)?.classList.add(name);
}

function choose(id, { card = true, mark = false } = {}) {
  light(id, "chosen");
  history.replaceState(null, "", "#" + id);
  const shown = document.getElementById(id);
  if (card) shown?.scrollIntoView({ block: "nearest" });
  if (mark) marksOf(id)[0]?.scrollIntoView({ block: "center" });
  return shown;
}

if (text && records) {
  const recordOf = (target) => target.closest?.("[data-r]")?.dataset.r.split(" ")[0];

  text.addEventListener("mouseover", (event) => light(recordOf(event.target), "lit"));
  text.addEventListener("mouseleave", () => light(null, "lit"));
  text.addEventListener("click", (event) => {
    if (String(getSelection())) return; // words are being selected
    const link = event.target.closest("a[data-r]");
    const id = link ? link.getAttribute("href").slice(1) : recordOf(event.target);
    if (!id) {
      light(null, "chosen");
      return;
    }
    event.preventDefault();
    const card = choose(id);
    if (link) card?.focus({ preventScroll: true });
  });
  records.addEventListener("mouseover", (event) => light(event.target.closest("[data-card]")?.dataset.card, "lit"));
  records.addEventListener("mouseleave", () => light(null, "lit"));
  records.addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, select, textarea, summary, label")) {
      const back = event.target.closest("a.back");
      if (back) {
        event.preventDefault();
        choose(back.closest("[data-card]").dataset.card, { card: false, mark: true });
      }
      return;
    }
    const card = event.target.closest("[data-card]");
    if (card && !String(getSelection())) choose(card.dataset.card, { card: false, mark: true });
  });
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (/^[esgp]\d+$/.test(wanted)) choose(wanted, { mark: true });
}

// Words that are selected in the text: for a new record, or for the field that was last clicked into.
function selected(within) {
  const selection = getSelection();
  if (!within || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!within.contains(range.commonAncestorContainer)) return null;
  const words = String(selection).trim();
  const holder = range.startContainer.parentElement?.closest("[data-s]");
  if (!words || !holder) return null;
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = String(range);
  const spaces = [...raw].length - [...raw.trimStart()].length;
  const at = Number(holder.dataset.s) + [...String(before)].length + spaces; // characters, as Python counts them
  return { words: raw.trim(), at, box: range.getBoundingClientRect() };
}

const adder = document.getElementById("adder");
if (adder) {
  document.addEventListener("selectionchange", () => {
    const found = selected(text);
    adder.hidden = !found;
    if (!found) return;
    adder.style.left = Math.max(8, found.box.left + scrollX) + "px";
    adder.style.top = found.box.bottom + scrollY + 8 + "px";
    for (const link of adder.querySelectorAll("a")) {
      link.search = new URLSearchParams({ words: found.words.slice(0, 2000), at: found.at });
    }
  });
}

const source = document.getElementById("source");
if (source) {
  let field = document.querySelector("[data-words]");
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-words]")) field = event.target;
  });
  source.addEventListener("mouseup", () => {
    const found = selected(source);
    if (!found || !field) return;
    field.value = found.words;
    const at = field.form.elements[field.name + "-at"];
    if (at) at.value = found.at;
    field.focus();
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-words]")) return;
    const at = event.target.form.elements[event.target.name + "-at"];
    if (at) at.value = ""; // written by hand: wherever it stands
  });
}

function step(by) {
  const cards = [...document.querySelectorAll("[data-card]")];
  if (!cards.length) return;
  const now = cards.findIndex((card) => card.classList.contains("chosen"));
  const next = cards[Math.min(cards.length - 1, Math.max(0, now + by))];
  choose(next.dataset.card, { mark: true })?.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("quick")?.focus();
  } else if (event.key === "t") toggleTheme();
  else if (event.key === "Escape") light(null, "chosen");
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "a") document.querySelector('.chosen button[value^="accept"]')?.click();
  else if (event.key === "x") document.querySelector('.chosen button[value^="delete"]')?.click();
  else if (event.key === "c") document.querySelector('.chosen a[href*="/change/"]')?.click();
});
