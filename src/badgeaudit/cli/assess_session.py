"""One sitting of an assessor: question, commands, next question, until the end; always saved."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from badgeaudit.cli.assess_answering import Answering
from badgeaudit.cli.assess_console import Terminal
from badgeaudit.cli.assess_desk import Desk
from badgeaudit.cli.assess_round import Round
from badgeaudit.cli.assess_showing import Showing, shown_path
from badgeaudit.errors import NotWritten
from badgeaudit.languages import sentence
from badgeaudit.report.question_terminal import said
from badgeaudit.sheets.commands import (
    Cite,
    Command,
    Do,
    Give,
    GiveEach,
    Go,
    More,
    Sure,
    Unknown,
    Write,
    parse,
)
from badgeaudit.sheets.walking import TO_DO, Walk, agenda

_DONE, _NOT_SAVED, _LEFT, _INTERRUPTED = 0, 2, 3, 130


class Session:
    """Asks until everything is answered, or the assessor stops."""

    def __init__(self, desk: Desk, terminal: Terminal, round: Round) -> None:
        self._desk = desk
        self._terminal = terminal
        self._round = round
        self._out = terminal.out
        self._answering = Answering(desk, terminal)
        self._showing = Showing(desk, terminal.out, round)
        asked = agenda(desk.questions, whole=round.everything)
        self._walk = Walk((round.only,) if round.only is not None else asked)
        self._simple: dict[Do, Callable[[str], bool]] = {
            Do.AGAIN: self._again,
            Do.ALL: self._all,
            Do.EXPLAIN: self._explain,
            Do.DELETE: self._answering.delete,
            Do.KEEP: self._answering.keep,
            Do.EDIT: self._answering.edit,
            Do.MACHINE: self._machine,
        }

    def run(self) -> int:
        """Ask, and return the exit code: 0 nothing is left, 3 questions are left, 2 not saved, 130.

        Whatever ends it, each answer that was confirmed stands in the file.
        """
        try:
            self._showing.beginning()
            self._ask_all()
            return self._end()
        except KeyboardInterrupt:
            return self._interrupted()

    def _ask_all(self) -> None:
        self._walk = self._walk.begin()
        if self._walk.here is None:
            self._out.line(said("nothing-to-ask"))
            return
        fresh = True
        while self._walk.here is not None or self._round.only is None:
            if fresh:
                self._show()
            before = self._walk
            try:
                command = parse(self._terminal.ask(self._prompt()))
            except EOFError:
                return
            if command is Do.QUIT or (command is Do.NOTHING and self._walk.here is None):
                return
            self._do(command)
            fresh = self._walk != before

    def _prompt(self) -> str:
        return f"{self._walk.here or said('prompt-end')}>"

    def _show(self) -> None:
        if self._walk.here is None:
            self._out.gap()
            self._out.line(said("at-end", left=self._desk.count.left))
        else:
            self._showing.question(self._walk.here, self._walk.position())

    def _do(self, command: Command) -> None:
        """Carry out what needs no question; else hand on to what does."""
        if isinstance(command, Unknown):
            self._out.line(sentence(command.why))
        elif isinstance(command, Go):
            self._go(command.criterion)
        elif command is Do.HELP:
            self._showing.help()
        elif command is Do.LIST:
            self._showing.left()
        elif command is Do.BACK:
            self._back()
        elif self._walk.here is None:
            self._out.line(said("no-question"))
        elif command is Do.SKIP or self._is_left(self._walk.here, command):
            self._walk = self._walk.forward(self._answered())

    def _is_left(self, id: str, command: Command) -> bool:
        """Carry out a command on the question that is shown; True when the next one may come.

        In practice the answered question stays, so that one can look at what the machine found,
        until an empty line.
        """
        if not self._desk.practice:
            return self._to_question(id, command)
        if command is Do.NOTHING and self._desk.is_answered(id):
            return True
        before = self._desk.entry(id)
        self._to_question(id, command)
        answers = isinstance(command, Give | GiveEach) or command is Do.KEEP
        if answers and self._desk.is_answered(id) and self._desk.entry(id) != before:
            self._showing.answered(id)
        return False

    def _to_question(self, id: str, command: Command) -> bool:
        """Carry out a command on the question that is shown; True when the next one may come."""
        match command:
            case Give():
                return self._answering.give(id, command.answer)
            case GiveEach():
                return self._answering.give_each(id, command.numbers, command.verdict)
            case Write():
                return self._answering.write(id, command.what, command.text)
            case Sure():
                return self._answering.sure(id, command.confidence)
            case Cite(named=tuple() as named):
                return self._answering.cite(id, named)
            case More(number=int() as number):
                self._showing.more(id, number)
            case Cite() | More():
                self._showing.files(id)
            case Do() if command in self._simple:
                return self._simple[command](id)
            case _:
                self._showing.line(id)
        return False

    def _answered(self) -> frozenset[str]:
        """Return what need not be asked any more, though it was not seen on this way."""
        if self._round.everything or self._round.only is not None:
            return frozenset()
        states = self._desk.questions
        return frozenset(q.criterion.id for q in states if q.state not in TO_DO)

    def _go(self, id: str) -> None:
        same = {c.id: c.same_as for c in self._desk.sheet.standard.criteria if c.same_as}
        ids = {each.criterion.id.casefold(): each.criterion.id for each in self._desk.questions}
        ids |= {one.casefold(): other for one, other in same.items()}
        if id.casefold() in ids:
            self._walk = self._walk.to(ids[id.casefold()])
            return
        near = get_close_matches(id.casefold(), ids, n=3, cutoff=0.5)
        self._out.line(said("no-criterion", id=id))
        if near:
            self._out.line(said("no-criterion-near", similar=tuple(ids[each] for each in near)))

    def _back(self) -> None:
        before = self._walk
        self._walk = before.back()
        if self._walk == before:
            self._out.line(said("no-way-back"))

    def _again(self, id: str) -> bool:
        self._showing.question(id, self._walk.position())
        return False

    def _all(self, id: str) -> bool:
        self._showing.question(id, self._walk.position(), whole=True)
        return False

    def _explain(self, id: str) -> bool:
        self._showing.explanation(id)
        self._showing.line(id)
        return False

    def _machine(self, id: str) -> bool:
        self._showing.revealed(id)
        return False

    def _end(self) -> int:
        saved = self._save_rest()
        self._showing.ending()
        if not saved:
            return _NOT_SAVED
        return _LEFT if self._desk.count.left else _DONE

    def _interrupted(self) -> int:
        self._out.gap()
        if not self._save_rest():
            return _NOT_SAVED
        key = "interrupted" if self._desk.store.exists else "interrupted-nothing"
        self._out.line(said(key, answered=self._desk.count.answered))
        if self._desk.store.exists:
            self._out.address(shown_path(self._desk.store.file), 2)
        return _INTERRUPTED

    def _save_rest(self) -> bool:
        """Try once more to write what could not be written; False when it still can't."""
        if not self._desk.store.unsaved:
            return True
        try:
            self._answering.tell(self._desk.save())
        except NotWritten as error:
            self._answering.tell_unsaved(error)
            return False
        return True
