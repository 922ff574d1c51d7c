// Keeping: this browser, files, leaving the page. And the start of everything.

let timer = 0;

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(keepNow, 250);
  showKept();
}

function keepNow() {
  clearTimeout(timer);
  timer = 0;
  keepInBrowser();
  showKept();
}

function save() {
  const text = JSON.stringify(assessmentNow(), null, 1) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = sheet.file_name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  kept.inFile = true;
  keepNow();
  say(words("saved", { file: sheet.file_name }));
}

async function openFile(file) {
  try {
    const read = readAssessment(await file.text());
    const counts = bringIn(read.entries, true);
    if (read.opinions) kept.opinions = read.opinions;
    // What is shown is what the file says, unless answers of the page are newer or not in it.
    kept.inFile = Array.from(kept.answers).every(([id, entry]) => sameEntry(entry, read.entries.get(id)));
    const other = read.edition && read.edition !== head.edition;
    const edition = other ? ` ${words("other-edition", { found: read.edition, expected: head.edition })}` : "";
    afterBringingIn(words("opened", { file: file.name, taken: counts.taken }) + edition);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(words("not-opened", { file: file.name, why: error.message }));
  }
}

// Tell what was taken. Where two answers differed, the one that lost can still be had.
function afterBringingIn(text, swapped = false) {
  showAll();
  keepNow();
  if (!kept.aside.size) return say(text);
  const ids = Array.from(kept.aside.keys());
  const swap = () => { swapAside(); afterBringingIn(words("swapped"), true); };
  const letGo = () => { kept.aside.clear(); keepNow(); };
  const count = ids.length;
  const told = swapped ? words("differ-swapped", { count }) : words("differ", { count });
  say(`${text} ${told}`, { ids, actions: [[words("swap"), swap], [words("let-go"), letGo]] });
}

// Answers kept in this browser: of this sheet, else of another state of the same dossier.
function restore() {
  const own = recordOf(KEY);
  if (own && own.base === sheet.begun_digest) {
    // They grew out of the answers that this sheet began with.
    Object.assign(kept, own);
    if (own.answers.size) afterBringingIn(words("restored", { count: own.answers.size }));
    return;
  }
  if (own) {
    kept.aside = own.aside;
    kept.opinions = kept.opinions || own.opinions;
    const counts = bringIn(own.answers, true);
    kept.inFile = own.inFile && !counts.taken;
    afterBringingIn(words("restored", { count: own.answers.size }));
    return;
  }
  const earlier = earlierKeys().map(recordOf).filter((record) => record && record.answers.size);
  const count = new Set(earlier.flatMap((record) => Array.from(record.answers.keys()))).size;
  if (!count) return;
  const take = () => {
    for (const record of earlier) bringIn(record.answers, false);
    kept.inFile = false;
    afterBringingIn(words("earlier-taken"));
  };
  say(words("earlier", { count }), { actions: [[words("take-earlier"), take]] });
}

for (const id of articles.keys()) bind(id);
document.querySelectorAll(".look").forEach(fillOnOpening);
keepInBrowserTest();
showAll();
restore();

function keepInBrowserTest() {
  try {
    localStorage.setItem(`${KEY}?`, "1");
    kept.inBrowser = localStorage.getItem(`${KEY}?`) === "1";
    localStorage.removeItem(`${KEY}?`);
  } catch {
    kept.inBrowser = false;
  }
}

$("save").addEventListener("click", save);
$("open").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", ({ target }) => {
  if (target.files.length) openFile(target.files[0]);
  target.value = "";
});
$("next").addEventListener("click", goToNext);
$("open-only").addEventListener("change", () => {
  filter();
  const count = Array.from(articles.values()).filter((article) => !article.hidden).length;
  say(words($("open-only").checked ? "filtered" : "unfiltered", { count }));
});
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  goToNext();
});
addEventListener("pagehide", () => { if (timer) keepNow(); });
addEventListener("visibilitychange", () => { if (timer) keepNow(); });
addEventListener("beforeunload", (event) => {
  if (timer) keepNow();
  if (!kept.inFile) event.preventDefault();
});
// The same sheet in another tab: what was answered there is shown here.
addEventListener("storage", (event) => {
  const record = event.key === KEY ? recordOf(KEY) : null;
  if (!record) return;
  Object.assign(kept, record);
  showAll();
});
