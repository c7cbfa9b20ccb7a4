"use strict";
/* A blind rating sheet. All texts come from strangers and reach the page through textContent
   alone. Nothing is loaded or sent; answers live in localStorage until they are saved. */

const sheet = JSON.parse(document.getElementById("data").textContent);
const STORE = `evalkit-sheet-${sheet.sheet}`;
const UNRATED = { cannot_tell: "Cannot tell", not_applicable: "Does not apply here" };
const SPEAKERS = { user: "Person", assistant: "Supporter", system: "Setting" };

/* Item number to question number to {value, unrated?, evidence}. */
let answers = {};
let place = 0;
let marked = "";
let keeps = true;

const at = (id) => document.getElementById(id);

function make(tag, fields = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (typeof value === "boolean") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/* A stranger's words, in a block of their own. */
const words = (text, tag = "div") => make(tag, { class: "text", dir: "auto", text });

/* --- answers ------------------------------------------------------------------- */

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    for (const item of sheet.items) {
      for (const number of item.asked) {
        const answer = kept[item.item]?.[number];
        if (answer && isAnswer(answer, sheet.questions[number])) keep(item, number, answer);
      }
    }
  } catch {
    keeps = false;
  }
}

function isAnswer(answer, question) {
  const level = question.levels.some((one) => one.value === answer.value);
  const unrated = answer.value === null && Object.hasOwn(UNRATED, answer.unrated);
  return (level || unrated) && Array.isArray(answer.evidence)
    && answer.evidence.every((quotation) => typeof quotation === "string");
}

const answerTo = (item, number) => answers[item.item]?.[number];

function keep(item, number, answer) {
  answers[item.item] = { ...answers[item.item], [number]: answer };
}

function store() {
  try {
    localStorage.setItem(STORE, JSON.stringify(answers));
    keeps = true;
    say("Kept in this browser");
  } catch {
    keeps = false;
  }
  if (!keeps) say("This browser keeps nothing: save before you close the page", true);
}

const isDone = (item) => item.asked.every((number) => answerTo(item, number));
const count = (items) => items.reduce(
  (sum, item) => sum + item.asked.filter((number) => answerTo(item, number)).length, 0);

/* The file to hand in: one line an answer, in the order of the sheet. */
function ratings() {
  const lines = [];
  for (const item of sheet.items) {
    for (const number of item.asked) {
      const answer = answerTo(item, number);
      if (!answer) continue;
      const { rubric, criterion } = sheet.questions[number];
      const line = {
        schema_version: 1, sheet: sheet.sheet, item: item.item, rubric, criterion,
        value: answer.value,
      };
      if (answer.unrated) line.unrated = answer.unrated;
      if (answer.evidence.length) line.evidence = answer.evidence;
      lines.push(JSON.stringify({ ...line, rater: sheet.rater }) + "\n");
    }
  }
  return lines.join("");
}

let unsaved = false;

function save() {
  const name = `ratings-${sheet.rater}.jsonl`;
  const url = URL.createObjectURL(new Blob([ratings()], { type: "application/jsonl" }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  unsaved = false;
  const open = total() - count(sheet.items);
  say(`Saved as ${name}${open ? `, ${open} questions still open` : ", all answered"}`);
}

const total = () => sheet.items.reduce((sum, item) => sum + item.asked.length, 0);

function say(text, warning = false) {
  at("status").textContent = text;
  at("status").classList.toggle("warning", warning);
}

/* --- one reply ----------------------------------------------------------------- */

function turn(message, rated) {
  const speaker = make("span", { class: "speaker", text: SPEAKERS[message.role] });
  if (rated) speaker.textContent = "Reply to rate";
  return make("div", { class: `turn ${message.role}${rated ? " rated" : ""}` },
    speaker, words(message.content));
}

function show(index, focus) {
  place = index;
  marked = "";
  const item = sheet.items[place];
  at("place").textContent = `Reply ${place + 1} of ${sheet.items.length}`;
  at("history").replaceChildren(...item.history.map((message) => turn(message, false)));
  at("reply").replaceChildren(
    ...item.reply.map((message) => turn(message, message.role === "assistant")));
  at("questions").replaceChildren(
    ...item.asked.map((number, index) => fieldset(item, number, item.said[index])));
  at("jump").value = String(place);
  at("previous").disabled = place === 0;
  at("next").disabled = place === sheet.items.length - 1;
  at("talk").scrollTop = 0;
  if (focus) {
    scrollTo(0, 0);
    at("talk").focus({ preventScroll: true });
  }
  progress();
}

function progress() {
  const done = count(sheet.items);
  const all = total();
  at("progress").max = all;
  at("progress").value = done;
  const replies = sheet.items.filter(isDone).length;
  at("count").textContent =
    `${replies} of ${sheet.items.length} replies done, ${done} of ${all} questions`;
  sheet.items.forEach((item, index) => {
    const mark = isDone(item) ? " \u2713" : count([item]) ? " \u2026" : "";
    at("jump").options[index].textContent = `${index + 1}${mark}`;
  });
  at("open").disabled = done === all;
}

/* --- one question -------------------------------------------------------------- */

function fieldset(item, number, said) {
  const question = sheet.questions[number];
  const name = `q${number}`;
  const box = make("fieldset", { "data-question": number },
    make("legend", {},
      make("span", { class: "rubric", text: `${question.rubric_title} · ${question.criterion}` }),
      question.question));
  if (said.length) box.append(earlier(said, question));
  for (const level of question.levels) {
    box.append(row(name, String(level.value), `${level.value}  ${level.label}`, level));
  }
  const others = make("div", { class: "others" }, row(name, "cannot_tell", UNRATED.cannot_tell));
  if (question.may_not_apply) {
    others.append(row(name, "not_applicable", UNRATED.not_applicable));
  }
  box.append(others, quoting(item, number));
  box.addEventListener("change", (event) => {
    if (event.target.type === "radio") choose(item, number, event.target.value);
  });
  box.addEventListener("keydown", (event) => pressed(event, box));
  paint(box, item, number);
  return box;
}

function row(name, value, text, level) {
  const id = `${name}-${value}`;
  const label = make("label", { for: id }, make("span", { class: "name", text }));
  const box = make("div", { class: "level" },
    make("input", { type: "radio", id, name, value }), label);
  if (level) {
    label.append(make("span", { class: "anchor", text: level.description }));
    const example = make("div", { class: "example", hidden: !at("examples").checked });
    if (level.client) example.append(words(`Person: ${level.client}`));
    if (level.reply) example.append(words(`Supporter: ${level.reply}`));
    if (example.childNodes.length) box.append(example);
  }
  return box;
}

/* What the raters said before, without who. */
function earlier(said, question) {
  return make("ul", { class: "said", "aria-label": "What the raters said" },
    ...said.map((answer, index) => {
      const level = question.levels.find((one) => one.value === answer.value);
      const what = level ? `${level.value} ${level.label}`
        : answer.value === null ? UNRATED[answer.unrated].toLowerCase() : String(answer.value);
      const who = index === 0 ? "One rater" : said.length === 2 ? "The other" : "Another";
      return make("li", {}, `${who}: `, make("strong", { text: what }), " ",
        ...answer.evidence.map((quotation) => words(quotation, "span")));
    }));
}

function quoting(item, number) {
  const id = `quote-${number}`;
  return make("div", { class: "quote" },
    make("input", { type: "text", id, "aria-label": "Words of the reply", autocomplete: "off",
      placeholder: "Mark words in the reply, or type them" }),
    button("Quote", () => quote(item, number)),
    make("p", { class: "refused", role: "alert" }),
    make("p", { class: "wanted" }),
    make("ul", { class: "quotes", "aria-label": "Quotations" }));
}

function button(text, action, label) {
  const element = make("button", { type: "button", text });
  if (label) element.setAttribute("aria-label", label);
  element.addEventListener("click", action);
  return element;
}

function choose(item, number, value) {
  const evidence = answerTo(item, number)?.evidence ?? pending[number] ?? [];
  const answer = Object.hasOwn(UNRATED, value)
    ? { value: null, unrated: value, evidence } : { value: Number(value), evidence };
  delete pending[number];
  changed(item, number, answer);
}

/* Quotations picked before a level was. */
let pending = {};

function changed(item, number, answer) {
  keep(item, number, answer);
  unsaved = true;
  store();
  paint(boxOf(number), item, number);
  progress();
}

const boxOf = (number) => document.querySelector(`fieldset[data-question="${number}"]`);

/* Shows the answer that is kept. */
function paint(box, item, number) {
  const answer = answerTo(item, number);
  const evidence = answer?.evidence ?? pending[number] ?? [];
  const from = sheet.questions[number].quote_from;
  if (answer) {
    const value = answer.unrated ?? String(answer.value);
    box.querySelector(`input[value="${value}"]`).checked = true;
  }
  box.classList.toggle("done", Boolean(answer));
  const wanted = answer && from !== null && answer.value !== null && answer.value >= from;
  box.querySelector(".wanted").textContent =
    wanted && !evidence.length ? "Please quote the words that show it, if you can." : "";
  box.querySelector(".quotes").replaceChildren(...evidence.map((text, index) =>
    make("li", {}, words(text, "span"),
      button("remove", () => setEvidence(item, number, evidence.filter((_, other) => other !== index)),
        `Remove the quotation ${index + 1}`))));
}

/* --- quotations ---------------------------------------------------------------- */

function quote(item, number) {
  const box = boxOf(number);
  const field = box.querySelector(".quote input");
  const text = field.value.trim() || marked;
  const found = text && item.reply.some(
    (message) => message.role === "assistant" && message.content.includes(text));
  box.querySelector(".refused").textContent = found ? ""
    : text ? "These words do not stand in the reply." : "Mark words in the reply first.";
  if (!found) return;
  field.value = "";
  marked = "";
  getSelection().removeAllRanges();
  const before = answerTo(item, number)?.evidence ?? pending[number] ?? [];
  setEvidence(item, number, before.includes(text) ? before : [...before, text]);
}

function setEvidence(item, number, evidence) {
  const answer = answerTo(item, number);
  if (answer) return changed(item, number, { ...answer, evidence });
  pending[number] = evidence;
  paint(boxOf(number), item, number);
}

/* Taken down as it is marked, since a click on a button or a field ends the marking. */
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const ends = [range.startContainer, range.endContainer].map(
    (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node));
  const [first, last] = ends.map((node) => node.closest("#reply .rated > .text"));
  if (first && first === last) {
    // `toString` of a range gives the characters of the text itself, as they are.
    marked = range.toString().trim();
    if (marked) say(`Marked: \u201C${short(marked)}\u201D`);
  }
});

const short = (text) => (text.length > 60 ? `${text.slice(0, 57)}\u2026` : text);

/* --- moving about -------------------------------------------------------------- */

function pressed(event, box) {
  const typing = event.target.type === "text";
  if (typing && event.key === "Enter") {
    event.preventDefault();
    box.querySelector(".quote button").click();
  }
  if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
  const value = event.key === "c" ? "cannot_tell" : event.key;
  const radio = [...box.querySelectorAll('input[type="radio"]')].find((one) => one.value === value);
  if (radio) {
    event.preventDefault();
    radio.click();
    radio.focus();
  } else if (event.key === "q") {
    event.preventDefault();
    box.querySelector(".quote button").click();
  }
}

function go(index) {
  if (index < 0 || index >= sheet.items.length) return;
  pending = {};
  show(index, true);
}

function goToOpen() {
  const order = [...sheet.items.keys()];
  const next = [...order.slice(place), ...order.slice(0, place)].find(
    (index) => !isDone(sheet.items[index]));
  if (next === undefined) return;
  if (next !== place) go(next);
  const item = sheet.items[next];
  const number = item.asked.find((one) => !answerTo(item, one));
  const box = boxOf(number);
  box.scrollIntoView({ block: "start" });
  box.querySelector("input").focus({ preventScroll: true });
}

at("save").addEventListener("click", save);
at("previous").addEventListener("click", () => go(place - 1));
at("next").addEventListener("click", () => go(place + 1));
at("open").addEventListener("click", goToOpen);
at("jump").addEventListener("change", (event) => go(Number(event.target.value)));
at("questions").addEventListener("submit", (event) => event.preventDefault());
at("examples").addEventListener("change", (event) => {
  for (const example of document.querySelectorAll(".example")) {
    example.hidden = !event.target.checked;
  }
});
document.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!event.altKey || !step) return;
  event.preventDefault();  // it would be the browser's way back
  go(place + step);
});
addEventListener("beforeunload", (event) => {
  if (unsaved && !keeps) event.preventDefault();
});

const disputes = sheet.items.some((item) => item.said.some((said) => said.length));
at("rater").textContent = `${disputes ? "Disputed ratings" : sheet.rater} · sheet ${sheet.sheet}`
  + (sheet.seed === null ? "" : ` · seed ${sheet.seed}`);
at("jump").replaceChildren(...sheet.items.map((_, index) => make("option", { value: index })));
load();
show(Math.max(0, sheet.items.findIndex((item) => !isDone(item))), false);
at("help").open = count(sheet.items) === 0;
if (!keeps) say("This browser keeps nothing: save before you close the page", true);
