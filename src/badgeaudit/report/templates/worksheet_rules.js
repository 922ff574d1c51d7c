// What an answer comes to. The same rules as badgeaudit applies when it reads the saved file
// (audit/judging.py), so that nobody is surprised later. Nothing here touches the page.

const sheet = JSON.parse(document.getElementById("sheet").textContent);
const questions = new Map(sheet.questions.map((question) => [question.id, question]));
// SHA-256 of a file that was named and not there (NOTHING in audit/grounds.py).
const NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const OUTCOMES = { met: "passed", not_met: "failed", not_applicable: "inapplicable" };

// Key of a ground → its SHA-256 now.
const digests = new Map(sheet.grounds.map((ground) => [keyOf(ground), ground.sha256]));

function keyOf(ground) {
  return JSON.stringify([ground.path || "", ground.pointer || "", ground.subjects || ""]);
}

// A text of the catalogue, with its {values} put in.
function words(id, values) {
  return sheet.texts[id].replace(/\{(\w+)\}/g, (_, name) => String((values || {})[name]));
}

function isAnswered(entry) {
  if (!entry) return false;
  return entry.answer !== null || Object.keys(entry.subjects || {}).length > 0;
}

function outcomeOf(answer) {
  if (typeof answer !== "number") return OUTCOMES[answer] || "";
  return answer >= sheet.scale.pass ? "passed" : "failed";
}

// Which comment is missing, as the id of a text; empty when none is.
function commentMissing(question, entry) {
  if (!entry || entry.answer === null || (entry.comment || "").trim()) return "";
  const outcome = outcomeOf(entry.answer);
  if (outcome === "failed") return "needs-comment-failed";
  if (outcome === "inapplicable") return "needs-comment-not-applicable";
  if (question.settled && question.settled !== outcome) return "needs-comment-contradicts";
  return question.comment ? "needs-comment" : "";
}

// What an answer rests on and is not as it was, as words for the assessor; empty when all holds.
function changes(entry) {
  const changed = (entry.rests_on || []).filter((ground) => !holds(ground));
  const names = changed.map((ground) => {
    if (ground.subjects) return words(`kind-${ground.subjects}`);
    if (!ground.pointer || ground.path !== sheet.application) return ground.path;
    return words("part", { part: ground.pointer.slice(1).replaceAll("/", "."), file: ground.path });
  });
  return Array.from(new Set(names)).join(", ");
}

function holds(ground) {
  const whole = ground.path ? digests.get(keyOf({ path: ground.path })) || NOTHING : "";
  return digests.get(keyOf(ground)) === ground.sha256 || whole === ground.sha256;
}

// What an answer given now rests on: what the question is about, and the files cited besides.
function groundsNow(question, cites) {
  const found = new Map();
  const cited = (cites || []).map((path) => ({ path, sha256: digests.get(keyOf({ path })) }));
  const known = cited.filter((ground) => ground.sha256 && ground.path !== sheet.application);
  for (const ground of [...question.rests_on.map((number) => sheet.grounds[number]), ...known]) {
    if (!found.has(keyOf(ground))) found.set(keyOf(ground), { ...ground });
  }
  return Array.from(found.values());
}

// One of open, stale, refused, answered, settled; and why, in words.
function stateOf(question, entry) {
  if (!isAnswered(entry)) return { state: question.needed ? "open" : "settled", why: "" };
  const changed = changes(entry);
  if (changed) return { state: "stale", why: words("stale", { files: changed }) };
  if (entry.answer !== null && !question.answers.includes(entry.answer)) {
    return { state: "refused", why: words("unfitting") };
  }
  const missing = commentMissing(question, entry);
  if (missing) return { state: "refused", why: words(missing) };
  if (question.refused && sameEntry(entry, sheet.begun.judgements[question.id])) {
    return { state: "refused", why: question.refused };
  }
  return { state: "answered", why: "" };
}

// Entries are equal when they say the same, in whatever order their parts stand.
function sameEntry(one, other) {
  return JSON.stringify(ordered(one || {})) === JSON.stringify(ordered(other || {}));
}

function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  const full = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return Object.fromEntries(full.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, ordered(part)]));
}

function isEmpty(part) {
  if (part === null || part === undefined || part === "") return true;
  return typeof part === "object" && Object.keys(part).length === 0;
}
