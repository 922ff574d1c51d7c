"""Changes an assessor makes to one question: answer, comment, note, confidence, cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from badgeaudit.cli.assess_console import Terminal
from badgeaudit.cli.assess_desk import Desk
from badgeaudit.cli.assess_store import Saved
from badgeaudit.errors import NotWritten
from badgeaudit.languages import sentence
from badgeaudit.model.people import Confidence, Judgement, Verdict
from badgeaudit.model.places import Message, message
from badgeaudit.report.question_terminal import answer_words, said
from badgeaudit.sheets.answers import Answer, confirmed, judgement_on, not_each, refusal
from badgeaudit.sheets.commands import Words, wants_yes
from badgeaudit.sheets.progress import is_answer
from badgeaudit.sheets.questions import State

LONGEST = 10_000
"""Characters of one comment or note."""
_NEEDS_COMMENT = "audit.judgement-needs-comment"


class Answering:
    """Carries out commands on the question that is shown; every method saves what it changes.

    Each returns True when the question needs no more attention, so that the next one may come.
    """

    def __init__(self, desk: Desk, terminal: Terminal) -> None:
        self._desk = desk
        self._terminal = terminal
        self._out = terminal.out

    def give(self, id: str, answer: Verdict | int) -> bool:
        """Answer the question; what it needs besides is asked for until it is given."""
        return self._settle(id, self._answered(id, Answer(answer)))

    def give_each(self, id: str, numbers: tuple[int, ...], verdict: Verdict | None) -> bool:
        """Answer for single badges; the others stay as the machine saw them."""
        question = self._desk.question(id)
        rows = {item.number: item.row for item in self._desk.items(id) if item.row is not None}
        problem = not_each(question, numbers, verdict, len(rows))
        if problem is not None:
            return self._no(problem)
        subjects = dict(question.own.subjects) if question.own else {}
        for row in (rows[number] for number in numbers):
            if row is not None and verdict is not None:
                subjects[row.id] = verdict
            elif row is not None:
                subjects.pop(row.id, None)
        if subjects:
            self._settle(id, self._answered(id, Answer(None, subjects=subjects)))
        else:
            self._change(id, answer=None, subjects={})
        if self._desk.question(id).state is State.OPEN:
            self._out.line(said("each-open-practice" if self._desk.practice else "each-open"))
        return False

    def keep(self, id: str) -> bool:
        """Confirm an answer of which something has changed that it rests on."""
        question = self._desk.question(id)
        if question.own is None or question.state is not State.STALE:
            return self._no(message("assess.nothing-to-keep"))
        return self._settle(id, confirmed(question, question.own, self._desk.sheet.as_of))

    def write(self, id: str, what: Words, text: str | None) -> bool:
        """Change the comment or the note; ask for it when there is no text yet."""
        if text is None:
            self._out.line(said(f"ask-{what}"))
            text = self._lines(id, what)
            if not text:
                return self._no(message("assess.nothing-written"))
        if len(text) > LONGEST:
            return self._no(message("assess.too-long", longest=LONGEST))
        return self._change(id, **{what: text.strip()})

    def edit(self, id: str) -> bool:
        """Change the comment in an editor."""
        entry = self._desk.entry(id)
        text = self._terminal.edit(entry.comment if entry else "")
        if text is None:
            return self._no(message("assess.no-editor"))
        return self.write(id, "comment", text)

    def sure(self, id: str, confidence: Confidence | None) -> bool:
        """Say how sure one is."""
        return self._change(id, confidence=confidence)

    def cite(self, id: str, named: tuple[int | str, ...]) -> bool:
        """Set which files the answer cites."""
        paths = {item.number: item.path for item in self._desk.items(id)}
        known = {file.path for file in self._desk.sheet.dossier.files}
        cites = []
        for name in named:
            path = paths.get(name) if isinstance(name, int) else name.removeprefix("./")
            if path is None or ("://" not in path and path not in known):
                return self._no(message("assess.no-such-file", named=str(name)))
            cites.append(path)
        return self._change(id, cites=tuple(dict.fromkeys(cites)))

    def delete(self, id: str) -> bool:
        """Take the answer back, after asking once more."""
        if self._desk.entry(id) is None:
            return self._no(message("assess.nothing-to-delete"))
        try:
            sure = wants_yes(self._terminal.ask(said("ask-delete")))
        except EOFError:
            sure = False
        if not sure:
            return self._no(message("assess.not-deleted"))
        if self._put(id, None):
            self._out.line(said("deleted"), style="dim")
        return False

    def _answered(self, id: str, answer: Answer) -> Judgement:
        """Return the judgement with what was written before, resting on the dossier as it is."""
        question, before = self._desk.question(id), self._desk.entry(id)
        if before is not None:
            known = question.now.grounds.files
            answer = replace(
                answer,
                comment=before.comment,
                note=before.note,
                confidence=before.confidence,
                cites=tuple(p for p in before.cites if "://" in p or p in known),
            )
        return judgement_on(question, answer, self._desk.store.assessment, self._desk.sheet.as_of)

    def _settle(self, id: str, judgement: Judgement) -> bool:
        """Save a judgement once nothing is missing; without its comment it is taken back."""
        question = self._desk.question(id)
        while (reason := refusal(question, judgement)) is not None:
            self._out.line(sentence(reason))
            if not reason.id.startswith(_NEEDS_COMMENT):
                return False
            self._out.line(said("ask-needed"))
            comment = self._lines(id, "comment")
            if not comment:
                return self._no(message("assess.withdrawn"))
            if len(comment) > LONGEST:
                self._no(message("assess.too-long", longest=LONGEST))
            else:
                judgement = replace(judgement, comment=comment)
        before = self._desk.entry(id)
        if not self._put(id, judgement):
            return True
        self._confirm(judgement, before)
        return True

    def _change(self, id: str, **parts: object) -> bool:
        """Change parts of the entry, or begin a draft; an answer is never made unusable by it."""
        question, before = self._desk.question(id), self._desk.entry(id)
        entry = before or replace(self._answered(id, Answer(None)), on=None, rests_on=())
        entry = replace(entry, **parts)  # type: ignore[arg-type]
        if not is_answer(entry):
            empty = not (entry.comment or entry.note or entry.confidence or entry.cites)
            entry = replace(entry, on=None, rests_on=())
            if self._put(id, None if empty else entry):
                self._out.line(said("saved-draft"), style="dim")
            return False
        if "cites" in parts and question.state is not State.STALE:
            grounds = question.now.grounds.under(question.criterion, entry.cites)
            entry = replace(entry, rests_on=grounds)
        reason = refusal(question, entry)
        if reason is not None and question.state in (State.ANSWERED, State.OPEN):
            return self._no(reason)
        if self._put(id, entry):
            self._confirm(entry, entry)
        now = self._desk.question(id).state
        return question.state is State.REFUSED and now is State.ANSWERED

    def _put(self, id: str, entry: Judgement | None) -> bool:
        """Save; tell what happened beside it. False when it could not be written."""
        try:
            self.tell(self._desk.put(id, entry))
        except NotWritten as error:
            self.tell_unsaved(error)
            return False
        return True

    def tell(self, saved: Saved) -> None:
        """Tell what was found on saving: answers given elsewhere, copies, another file."""
        for remark in saved.remarks:
            self._out.line(sentence(remark), style="yellow")
        if saved.elsewhere:
            self._out.line(said("elsewhere", criteria=tuple(sorted(saved.elsewhere))))
        highest = self._desk.sheet.standard.scale.highest
        for one in saved.replaced:
            answer = answer_words(one.answer, highest) if is_answer(one) else said("own-draft")
            self._out.line(said("replaced", criterion=one.criterion, answer=answer))
            for line in _words(one):
                self._out.line(line, 4)

    def tell_unsaved(self, error: NotWritten) -> None:
        """Tell that nothing was written and what becomes of the answers."""
        for problem in error.problems:
            self._out.line(sentence(problem.message), style="bold red")
        self._out.line(said("not-saved"), style="bold red")

    def _confirm(self, judgement: Judgement, before: Judgement | None) -> None:
        answer = answer_words(judgement.answer, self._desk.sheet.standard.scale.highest)
        left = self._desk.count.left
        self._out.line(
            said("saved", criterion=judgement.criterion, answer=answer, left=left), style="dim"
        )
        changed = before is not None and before.answer not in (None, judgement.answer)
        if changed and judgement.comment and before and before.comment == judgement.comment:
            self._out.line(said("comment-kept"))

    def _lines(self, id: str, what: Words) -> str:
        """Read lines up to an empty one, or to the end of what is typed.

        When it is interrupted, what was typed stays as a draft of a question without an answer.
        """
        lines: list[str] = []
        try:
            while line := self._terminal.ask(">").rstrip():
                lines.append(line)
        except EOFError:
            pass  # the end of input ends a text as an empty line does
        except KeyboardInterrupt:
            self._keep_begun(id, what, "\n".join(lines).strip()[:LONGEST])
            raise
        return "\n".join(lines).strip()

    def _keep_begun(self, id: str, what: Words, text: str) -> None:
        before = self._desk.entry(id)
        if not text or (before is not None and (is_answer(before) or getattr(before, what))):
            return
        draft = before or replace(self._answered(id, Answer(None)), on=None, rests_on=())
        draft = replace(draft, comment=text) if what == "comment" else replace(draft, note=text)
        if self._put(id, draft):
            self._out.line(said(f"interrupted-{what}", criterion=id))

    def _no(self, why: Message) -> bool:
        self._out.line(sentence(why))
        return False


def _words(judgement: Judgement) -> Iterator[str]:
    yield from judgement.comment.splitlines()
    yield from judgement.note.splitlines()
