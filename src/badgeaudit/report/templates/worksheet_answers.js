// The answers: taken, kept in this browser, read from a file, written to a file.
// An entry has the shape of a judgement in badgeaudit's assessment files, so that what the form
// does not show (answers per badge, opinions) passes through it unharmed.

const VERDICTS = ["met", "not_met", "not_applicable"];
const HEX = /^[0-9a-f]{64}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const { judgements: begunJudgements, opinions: begunOpinions, ...head } = sheet.begun;
const FAMILY = ["badgeaudit-worksheet", head.standard, head.edition, head.applicant || "", head.assessor, head.role];
const KEY = JSON.stringify([...FAMILY, sheet.digest]);

function today() {
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

// Put one part of an answer in. A stale answer stays stale until it is answered or confirmed.
function change(id, part, value) {
  const question = questions.get(id);
  const entry = { answer: null, ...kept.answers.get(id) };
  const wasStale = isAnswered(entry) && changes(entry) !== "";
  if (part !== "confirm") entry[part] = value;
  if (!wasStale || ["answer", "cites", "confirm"].includes(part)) {
    entry.cites = (entry.cites || []).filter((path) => digests.has(keyOf({ path })) || path.includes("://"));
    entry.rests_on = groundsNow(question, entry.cites);
    entry.on = today();
  }
  kept.answers.set(id, entry);
  kept.inFile = false;
}

// The assessment as it is saved: schemas/assessment.schema.json describes it.
function assessmentNow() {
  const written = {};
  for (const id of new Set([...questions.keys(), ...kept.answers.keys()])) {
    const entry = kept.answers.get(id);
    if (!entry) continue;
    const full = Object.fromEntries(Object.entries(entry).filter(([, part]) => !isEmpty(part)));
    if (isAnswered(entry)) written[id] = full;
    else if (full.comment || full.note) written[id] = { answer: null, ...full };
  }
  const whole = { ...head, judgements: written };
  return kept.opinions ? { ...whole, opinions: kept.opinions } : whole;
}

// Bring other answers in. For each question the newer one is shown (by date; on the same day the
// one that `preferOther` says); the one that loses is kept aside. Returns how many were taken.
function bringIn(others, preferOther) {
  const counts = { taken: 0 };
  for (const [id, other] of others) {
    const own = kept.answers.get(id);
    if (sameEntry(own, other)) continue;
    const fresh = !own || Object.values(own).every(isEmpty);
    const dates = [(other.on || ""), own ? own.on || "" : ""];
    const otherIsNewer = dates[0] === dates[1] ? preferOther : dates[0] > dates[1];
    if (!fresh) kept.aside.set(id, otherIsNewer ? own : other);
    if (fresh || otherIsNewer) {
      kept.answers.set(id, other);
      counts.taken += 1;
    }
  }
  return counts;
}

// Show the answers that lost, and keep aside those that were shown.
function swapAside() {
  for (const [id, other] of kept.aside) {
    const own = kept.answers.get(id);
    kept.answers.set(id, other);
    kept.aside.set(id, own);
  }
  kept.inFile = false;
}

// Browser -----------------------------------------------------------------------------------------

function keepInBrowser() {
  const record = {
    version: sheet.version,
    answers: Object.fromEntries(kept.answers),
    aside: Object.fromEntries(kept.aside),
    opinions: kept.opinions,
    inFile: kept.inFile,
    base: sheet.begun_digest,
  };
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
    kept.inBrowser = localStorage.getItem(KEY) !== null;
  } catch {
    kept.inBrowser = false;
  }
}

// The record of this sheet (or of another state of the dossier), checked; null when there is none.
function recordOf(key) {
  try {
    const record = JSON.parse(localStorage.getItem(key) || "null");
    if (record === null || record.version !== sheet.version) return null;
    return {
      answers: checkedEntries(record.answers, "answers"),
      aside: checkedEntries(record.aside, "aside"),
      opinions: isPlain(record.opinions) ? record.opinions : null,
      base: record.base,
      inFile: record.inFile === true,
    };
  } catch {
    return null;
  }
}

// Keys of this assessor's answers to an earlier (or later) state of the same dossier.
function earlierKeys() {
  try {
    const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
    const start = JSON.stringify(FAMILY).slice(0, -1) + ",";
    return all.filter((key) => key !== KEY && key.startsWith(start));
  } catch {
    return [];
  }
}

// Files -------------------------------------------------------------------------------------------

class Refused extends Error {}

// Text of an assessment file → its judgements and opinions. Throws Refused, in words for people.
function readAssessment(text) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Refused(words("not-json"));
  }
  if (!isPlain(file) || file.assessment !== 1 || !isPlain(file.judgements)) throw new Refused(words("not-an-assessment"));
  if (file.standard !== head.standard) throw new Refused(words("other-standard", { found: file.standard, expected: head.standard }));
  const same = (one, other) => name(one) === name(other);
  if (file.applicant && head.applicant && !same(file.applicant, head.applicant)) {
    throw new Refused(words("other-applicant", { found: file.applicant, expected: head.applicant }));
  }
  if (!same(file.assessor, head.assessor)) throw new Refused(words("other-assessor", { found: file.assessor, expected: head.assessor }));
  if (file.role !== head.role) throw new Refused(words("other-role", { found: file.role, expected: head.role }));
  const entries = checkedEntries(file.judgements, "judgements");
  if (file.date !== undefined && !DATE.test(file.date)) throw new Refused(words("bad-part", { part: "date" }));
  for (const entry of entries.values()) if (!entry.on && file.date) entry.on = file.date;
  if (file.opinions !== undefined && !isPlain(file.opinions)) throw new Refused(words("bad-part", { part: "opinions" }));
  return { entries, opinions: file.opinions || null, edition: file.edition || "" };
}

function name(text) {
  return String(text).trim().split(/\s+/).join(" ").toLowerCase();
}

function isPlain(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

const PARTS = {
  answer: (part) => part === null || VERDICTS.includes(part) || (Number.isInteger(part) && part >= 0 && part <= 100),
  subjects: (part) => isPlain(part) && Object.values(part).every((each) => VERDICTS.includes(each)),
  comment: (part) => typeof part === "string",
  note: (part) => typeof part === "string",
  confidence: (part) => ["low", "medium", "high"].includes(part),
  on: (part) => typeof part === "string" && DATE.test(part),
  cites: (part) => Array.isArray(part) && part.every((each) => typeof each === "string" && each),
  rests_on: (part) => Array.isArray(part) && part.every(isGround),
};

function isGround(ground) {
  if (!isPlain(ground) || !HEX.test(ground.sha256)) return false;
  const texts = Object.entries(ground).every(([key, part]) => ["path", "pointer", "subjects", "sha256"].includes(key) && typeof part === "string");
  return texts && Boolean(ground.path) !== Boolean(ground.subjects) && (!ground.subjects || `kind-${ground.subjects}` in sheet.texts);
}

// Entries as a Map, each part of the kind it has to be. Throws Refused.
function checkedEntries(entries, where) {
  if (!isPlain(entries)) throw new Refused(words("bad-part", { part: where }));
  const found = new Map();
  for (const [id, entry] of Object.entries(entries)) {
    if (!questions.has(id)) throw new Refused(words("unknown-question", { id }));
    if (!isPlain(entry)) throw new Refused(words("bad-part", { part: id }));
    for (const [key, part] of Object.entries(entry)) {
      const fits = Object.hasOwn(PARTS, key) && (PARTS[key](part) || isEmpty(part));
      if (!fits) throw new Refused(words("bad-part", { part: `${id}: ${key}` }));
    }
    const full = Object.entries(entry).filter(([, part]) => !isEmpty(part));
    found.set(id, { answer: null, ...Object.fromEntries(full) });
  }
  return found;
}

const kept = {
  answers: checkedEntries(begunJudgements, "judgements"),
  aside: new Map(), // what lost against a newer answer, until the assessor lets it go
  opinions: begunOpinions || null,
  inFile: true, // false from the first change on, until it is saved to a file
  inBrowser: true, // false where the browser keeps nothing
};
