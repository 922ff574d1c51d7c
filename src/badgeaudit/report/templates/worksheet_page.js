// The page: shows the answers in the form, and the form's changes in the answers.
// Text only ever gets in through textContent and value, and cards only as copies of what stands here.

const $ = (id) => document.getElementById(id);
const articles = new Map(Array.from(document.querySelectorAll(".question"), (article) => [article.dataset.id, article]));
const inside = (id, selector) => articles.get(id).querySelector(selector);
let current = null; // the question worked on last

// One question ------------------------------------------------------------------------------------

// Put an answer into its form.
function show(id) {
  const entry = kept.answers.get(id) || { answer: null };
  for (const radio of articles.get(id).querySelectorAll(".choice input")) radio.checked = radio.value === String(entry.answer);
  inside(id, ".comment").value = entry.comment || "";
  inside(id, ".note-field").value = entry.note || "";
  inside(id, ".confidence").value = entry.confidence || "";
  const cites = new Set(entry.cites || []);
  for (const box of articles.get(id).querySelectorAll(".cites input")) box.checked = cites.has(pathOf(box));
  const verdicts = Object.values(entry.subjects || {});
  const count = (verdict) => verdicts.filter((each) => each === verdict).length;
  const counts = { met: count("met"), not_met: count("not_met"), not_applicable: count("not_applicable") };
  inside(id, ".per-badge").textContent = verdicts.length ? words("per-badge", counts) : "";
  refresh(id);
}

function pathOf(box) {
  return sheet.grounds[Number(box.value)].path;
}

// Say how far a question has come, and what is missing.
function refresh(id) {
  const { state, why } = stateOf(questions.get(id), kept.answers.get(id));
  const article = articles.get(id);
  article.dataset.state = state;
  inside(id, ".state").textContent = words(`state-${state}`);
  inside(id, ".problem").textContent = state === "refused" ? why : "";
  inside(id, ".stale-why").textContent = state === "stale" ? why : "";
  inside(id, ".stale").hidden = state !== "stale";
  inside(id, ".clear").hidden = !kept.answers.has(id) || kept.answers.get(id).answer === null;
  const revealed = article.querySelector(".revealed");
  if (revealed) revealed.hidden = !isAnswered(kept.answers.get(id));
  const missing = commentMissing(questions.get(id), kept.answers.get(id)) !== "";
  inside(id, ".comment").setAttribute("aria-invalid", String(missing));
  const fold = article.querySelector(".fold");
  if (fold && state !== "settled") fold.open = true;
}

function onChange(id, part, value) {
  change(id, part, value);
  refresh(id);
  progress();
  keepSoon();
}

function bind(id) {
  const article = articles.get(id);
  article.addEventListener("focusin", () => { current = id; });
  article.addEventListener("change", ({ target }) => {
    if (target.matches(".choice input")) onChange(id, "answer", /^\d+$/.test(target.value) ? Number(target.value) : target.value);
    if (target.matches(".confidence")) onChange(id, "confidence", target.value);
    if (target.matches(".cites input")) {
      const offered = Array.from(article.querySelectorAll(".cites input"));
      const others = ((kept.answers.get(id) || {}).cites || []).filter((path) => !offered.some((box) => pathOf(box) === path));
      onChange(id, "cites", [...offered.filter((box) => box.checked).map(pathOf), ...others]);
    }
  });
  article.addEventListener("input", ({ target }) => {
    if (target.matches(".comment")) onChange(id, "comment", target.value);
    if (target.matches(".note-field")) onChange(id, "note", target.value);
  });
  inside(id, ".confirm").addEventListener("click", () => {
    onChange(id, "confirm");
    say(words("confirmed", { id }));
    inside(id, "h3").focus();
  });
  inside(id, ".onward").addEventListener("click", goToNext);
  inside(id, ".clear").addEventListener("click", () => {
    onChange(id, "answer", null);
    show(id);
    inside(id, ".choice input").focus();
  });
}

// A badge or document is copied to the question when it is opened there: it stands in the page once.
function fillOnOpening(details) {
  details.addEventListener("toggle", () => {
    if (!details.open || details.dataset.filled) return;
    details.dataset.filled = "yes";
    const copy = $(details.dataset.card).querySelector(".card-body").cloneNode(true);
    for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
    details.replaceChild(copy, details.lastElementChild);
  });
}

// The whole ---------------------------------------------------------------------------------------

const stateNow = (id) => articles.get(id).dataset.state;
const waiting = (id) => !["answered", "settled"].includes(stateNow(id));

function progress() {
  const asked = sheet.questions.filter((question) => question.needed).map((question) => question.id);
  const done = asked.filter((id) => !waiting(id)).length;
  const further = sheet.questions.filter(({ id, needed }) => !needed && waiting(id)).length;
  $("progress").value = done;
  $("progress-text").textContent = words("progress", { done, all: asked.length });
  $("further").textContent = further ? words("further", { count: further }) : "";
  for (const link of document.querySelectorAll("[data-section]")) {
    const own = sheet.questions.filter(({ id }) => articles.get(id).closest("section").id === link.dataset.section);
    const needed = own.filter((question) => question.needed);
    const values = { done: needed.filter((question) => !waiting(question.id)).length, all: needed.length };
    link.textContent = needed.length ? words("section", values) : words("section-none");
  }
}

function filter() {
  const only = $("open-only").checked;
  for (const [id, article] of articles) article.hidden = only && !waiting(id);
  for (const section of document.querySelectorAll(".area")) section.hidden = only && !section.querySelector(".question:not([hidden])");
}

function goToNext() {
  const ids = Array.from(articles.keys());
  const from = current ? ids.indexOf(current) + 1 : 0;
  const next = [...ids.slice(from), ...ids.slice(0, from)].find(waiting);
  if ($("open-only").checked) filter();
  if (!next) return say(words("complete"));
  articles.get(next).hidden = false;
  articles.get(next).closest("section").hidden = false;
  const fold = articles.get(next).querySelector(".fold");
  if (fold) fold.open = true;
  current = next;
  inside(next, "h3").focus({ preventScroll: true });
  articles.get(next).scrollIntoView({ block: "start" });
}

// Say something where screen readers announce it; `ids` become links to questions.
function say(text, { ids = [], actions = [] } = {}) {
  const notice = $("notice");
  notice.replaceChildren();
  const line = notice.appendChild(document.createElement("p"));
  line.textContent = text;
  for (const id of ids) {
    const link = line.appendChild(document.createElement("a"));
    link.href = `#${articles.get(id).id}`;
    link.textContent = id;
    link.before(" ");
  }
  for (const [label, act] of [...actions, [words("close"), () => {}]]) {
    const button = notice.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { notice.replaceChildren(); act(); });
  }
}

function showAll() {
  for (const id of articles.keys()) show(id);
  progress();
  filter();
  showKept();
}

function showKept() {
  const where = kept.inBrowser ? "kept-in-browser" : "kept-nowhere";
  $("kept").textContent = kept.inFile ? words("kept-in-file") : words(where);
  $("kept").dataset.where = kept.inFile ? "file" : where;
}

addEventListener("beforeprint", () => {
  for (const field of document.querySelectorAll("textarea")) field.nextElementSibling.textContent = field.value;
  const folded = 'details:not(.look):not([open]):not([data-state="settled"] *)';
  for (const details of document.querySelectorAll(folded)) {
    details.open = true;
    details.dataset.printed = "yes";
  }
});
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("[data-printed]")) {
    details.open = false;
    delete details.dataset.printed;
  }
});
