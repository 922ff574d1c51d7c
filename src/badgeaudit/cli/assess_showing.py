"""What a session shows: its beginning, a question, more of a file, what is left, its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from badgeaudit.cli.assess_desk import Desk
from badgeaudit.cli.assess_round import Round
from badgeaudit.cli.next_steps import besides, command
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.standard import Scale
from badgeaudit.report.explaining import explained, print_explanation
from badgeaudit.report.phrases import phrase
from badgeaudit.report.question_items import about, print_card, print_list, print_text, readable
from badgeaudit.report.question_terminal import (
    Shown,
    print_found,
    print_own,
    print_question,
    print_states,
    said,
)
from badgeaudit.report.terminal_text import Writer
from badgeaudit.sheets.items import portions
from badgeaudit.sheets.questions import Question, State
from badgeaudit.sheets.walking import left


class Showing:
    """Prints; remembers only how far each file was read."""

    def __init__(self, desk: Desk, out: Writer, round: Round) -> None:
        self._desk = desk
        self._out = out
        self._round = round
        self._read: dict[str, int] = {}

    def beginning(self) -> None:
        """Say whose answers these are, to whom, against what, and how many there are to give."""
        sheet, store, count = self._desk.sheet, self._desk.store, self._desk.count
        out, assessment = self._out, store.assessment
        out.line(sheet.applicant or sheet.dossier.name, style="bold")
        about_it = phrase(
            "terminal-about",
            standard=sheet.standard.title,
            edition=sheet.standard.edition,
            as_of=sheet.as_of.isoformat(),
        )
        out.line(about_it, style="dim")
        role = phrase(f"role-{assessment.role}")
        known = "resumed" if store.exists else "new"
        out.line(said(f"file-{known}", assessor=assessment.assessor, role=role))
        out.address(shown_path(store.file), 2)
        if assessment.edition != sheet.standard.edition:
            edition = sheet.standard.edition
            out.line(said("other-edition", found=assessment.edition, edition=edition))
        out.line(
            said(
                "to-do",
                open=count.open,
                stale=count.stale,
                refused=count.refused,
                answered=count.answered,
                settled=count.settled,
            )
        )
        if self._desk.practice:
            out.line(said("practice-begin"))
        out.line(said("begin-hint"), style="dim")

    def question(self, id: str, position: tuple[int, int] | None, *, whole: bool = False) -> None:
        """Show a question, and what can be typed."""
        where = said("position", number=position[0], of=position[1]) if position else ""
        shown = Shown(where, whole, self._desk.draft(id))
        question = self._desk.question(id)
        print_question(question, self._desk.sheet, self._desk.materials, self._out, shown)
        self._out.gap()
        self.line(id)

    def line(self, id: str) -> None:
        """Show in one short line what can be typed."""
        scale = self._desk.sheet.standard.scale
        choices = list(_choices(self._desk.question(id), scale))
        if self._desk.practice:
            answered = self._desk.is_answered(id)
            choices.insert(-1, said("key-machine" if answered else "key-machine-later"))
        self._out.line(" · ".join(choices))

    def own(self, id: str) -> None:
        """Show the answer as it stands."""
        print_own(self._desk.question(id), self._desk.sheet, self._out, self._desk.draft(id))

    def explanation(self, id: str) -> None:
        """Show the full help of a criterion."""
        print_explanation(explained(self._desk.sheet.standard, id), self._out.console)

    def help(self) -> None:
        """Show every command with its meaning."""
        self._out.gap()
        for key in ("help", "help-practice") if self._desk.practice else ("help",):
            for line in said(key).splitlines():
                self._out.line(line, 0, 4)

    def answered(self, id: str) -> None:
        """Say, in practice, how to see what the machine found and how to go on."""
        found = self._desk.revealed(id)
        self._out.line(said("practice-answered" if found else "practice-answered-alone"))

    def revealed(self, id: str) -> None:
        """Show what the machine found, in practice and only once the question is answered."""
        found = self._desk.revealed(id)
        if not self._desk.practice:
            self._out.line(said("not-practice"))
        elif not self._desk.is_answered(id):
            self._out.line(said("practice-first"))
        elif found is None:
            self._out.line(said("practice-nothing"))
        else:
            print_found(found, self._out)

    def files(self, id: str) -> None:
        """List what can be looked at or cited."""
        entry = self._desk.entry(id)
        print_list(self._desk.items(id), entry.cites if entry else (), self._out)
        self._out.line(said("files-hint"), style="dim")

    def more(self, id: str, number: int) -> None:
        """Show a badge in full, or the next portion of a file."""
        found = [item for item in self._desk.items(id) if item.number == number]
        if not found:
            count = len(self._desk.items(id))
            self._out.line(said("no-such-item", numbers=(str(number),), count=count))
            return
        self._out.gap()
        if found[0].row is not None:
            print_card(found[0].row, self._desk.materials, self._out)
        else:
            self._portion(found[0].path, number)

    def _portion(self, path: str, number: int) -> None:
        file = next((f for f in self._desk.sheet.dossier.files if f.path == path), None)
        self._out.address(path, 0)
        if not readable(file):
            self._out.line(said("not-shown"))
            return
        extract = self._desk.text(path)
        if not extract.text:
            self._out.line(about(extract))
            return
        parts = portions(extract.text)
        at = self._read.get(path, 0) % len(parts)
        print_text(parts[at], self._out)
        self._read[path] = at + 1
        last = at + 1 == len(parts)
        key = "portion-last" if last else "portion"
        self._out.line(said(key, part=at + 1, of=len(parts), number=number), style="dim")

    def left(self) -> None:
        """List the questions that wait for an answer."""
        waiting = left(self._desk.questions)
        if not waiting:
            self._out.line(said("nothing-left"))
        print_states(waiting, self._out)

    def ending(self) -> None:
        """Sum up, and say how to go on."""
        store, count, out = self._desk.store, self._desk.count, self._out
        out.heading(said("summary"))
        out.line(said("summary-answered", answered=count.answered, settled=count.settled))
        for state in (State.OPEN, State.STALE, State.REFUSED):
            questions = [q for q in self._desk.questions if q.state is state]
            if questions:
                ids = tuple(q.criterion.id for q in questions)
                out.line(said(f"summary-{state}", count=len(ids), criteria=ids), 0, 2)
        if not store.exists:
            out.line(said("nothing-written-yet"))
            return
        out.line(said("answers-in"))
        out.address(shown_path(store.file), 2)
        if self._desk.practice:
            out.line(said("practice-hand-in"))
            return
        out.line(said("go-on"))
        out.address(_command(self._round, store.file), 2)
        if store.assessment.role == "consensus":
            out.line(said("go-on-consensus"))


def _choices(question: Question, scale: Scale) -> Iterator[str]:
    if question.state is State.STALE:
        yield said("key-keep")
    if question.criterion.answer is Answer.LEVEL:
        yield said("key-level", lowest=scale.lowest, highest=scale.highest)
    else:
        yield said("key-tick")
    if question.criterion.not_applicable == "with_reason":
        yield said("key-not-applicable")
    if question.subjects and question.criterion.answer is not Answer.LEVEL:
        yield said("key-each")
    yield said("keys")


def shown_path(file: Path) -> str:
    """Return a path as short as it can be: from the working directory where it lies in that."""
    try:
        return str(file.relative_to(Path.cwd().resolve()))
    except (ValueError, OSError):
        return str(file)


def _command(round: Round, file: Path) -> str:
    """Return the command that audits with these answers, ready to be copied."""
    words = ["check", str(round.dossier), "--assessment", shown_path(file)]
    return command(*words, *besides(round.standard, round.as_of))
