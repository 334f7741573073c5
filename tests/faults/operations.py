"""What changes the disk, each to be stopped at every step of it: how it starts, and what must hold afterwards."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from e2e.terminal import Result, run
from faults.finishing import TYPED, finish
from faults.forked import forked
from twominute.cli.run import run as start
from twominute.errors import Exit, NothingToDoError
from twominute.model.attempt import Attempt
from twominute.store.drafts import leftover
from twominute.store.store import open_store

QUESTION = "churn-model-on-azure"
FROZEN = Path(__file__).parents[1] / "store" / "frozen"
OLD_OUT = '{"of": "an earlier run"}\n'


@dataclass(frozen=True, slots=True)
class Operation:
    """A run of the program on a home."""

    name: str
    argv: tuple[str, ...]
    prepare: Callable[[Path], None]
    check: Callable[[Path, Result], list[str]]
    """Returns what is wrong after a run that was stopped."""
    stdin: str = ""
    entry: Callable[[], int] = start
    is_repeated: bool = False
    """Whether the same is tried again afterwards; else it is tried whether the store takes a change."""

    def words(self, home: Path) -> tuple[str, ...]:
        """Return the arguments, with the home put in."""
        return tuple(each.replace("HOME", str(home)) for each in self.argv)

    def problems(self, home: Path, done: Result) -> list[str]:
        """Return what is wrong after a run that was stopped: damage, losses, and a next run that does not work."""
        found = [*self.check(home, done), *_traceback(done)]
        again = forked(home, *(self.words(home) if self.is_repeated else ("undo",)))
        is_fine = again.status in {Exit.FINE, Exit.NOTHING_TO_DO}
        return found + ([] if is_fine else [f"the next run: {again.status} {again.err}"])


def attempts(home: Path) -> dict[int, Attempt]:
    """Return all that is stored; pages and rows are checked on the way."""
    path = home / "data" / "twominute.db"
    if not path.exists():
        return {}
    with open_store(path, now=lambda: datetime.now(UTC)) as store:
        found = {each.number: each for each in store.attempts()}
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    return found


def nothing(home: Path) -> None:
    """Make no home: the first start of all, but with a compiled bank, which is tried by itself."""
    _warm(home)


def one_answer(home: Path) -> None:
    """Make a home with one answer in it."""
    _warm(home)
    assert run(home, "drill", QUESTION, stdin="we watch it").status == 0


def old_schema(home: Path) -> None:
    """Make a home as the first version left it."""
    _warm(home)
    connection = sqlite3.connect(home / "data" / "twominute.db")
    connection.executescript((FROZEN / "schema-1.sql").read_text("utf-8"))
    connection.close()
    (home / "data" / "twominute.db").chmod(0o600)


def a_file_of_answers(home: Path) -> None:
    """Make a home with answers to grade, and readings of an earlier run."""
    _warm(home)
    rows = [json.dumps({"id": each, "question_id": QUESTION, "answer": f"{TYPED} {each}"}) for each in range(5)]
    (home / "data" / "in.jsonl").write_text("\n".join(rows), "utf-8")
    (home / "data" / "out.jsonl").write_text(OLD_OUT, "utf-8")


def _warm(home: Path) -> None:
    home.mkdir(exist_ok=True)
    assert run(home, "bank", "show", QUESTION).status == 0


def stored_or_not(home: Path, done: Result) -> list[str]:
    """Return what is wrong after a piped answer: it is stored whole or not at all, and stored when that was said."""
    texts = [each.answer.text for each in attempts(home).values()]
    wrong = [f"{texts.count(TYPED)} times stored"] if texts.count(TYPED) > 1 else []
    if "Stored as answer" in done.err and TYPED not in texts:
        wrong.append("said to be stored and is not")
    return wrong + ([] if "we watch it" in texts or len(texts) <= 1 else ["the older answer is gone"])


def drafted_or_stored(home: Path, done: Result) -> list[str]:
    """Return what is wrong after an answer was finished: its text is in a draft or in the store, or in both."""
    found = list(attempts(home).values())
    texts = [each.answer.text for each in found]
    drafts = [each.text for each in leftover(home / "data" / "drafts")]
    said = done.out.split("\n")
    wrong = {
        "the older answer is gone": "we watch it" not in texts,
        "said to be locked and is not stored": "locked" in said and TYPED not in texts,
        "neither in a draft nor stored": f"draft {len(TYPED)}" in said and TYPED not in texts + drafts,
        "the draft is gone": "draft 20" in said and not any(each.startswith(TYPED[:20]) for each in texts + drafts),
        "said to be rated and is not": "rated" in said and all(each.self_rating is None for each in found),
        "said to be read and is not": "read" in said and sum(each.reading is not None for each in found) < 2,
    }
    return [what for what, is_so in wrong.items() if is_so]


def both_old_answers(home: Path, _done: Result) -> list[str]:
    """Return what is wrong after an upgrade: every old row is there."""
    try:
        found = attempts(home)
    except NothingToDoError as error:
        return [str(error)]
    return [] if sorted(found) == [1, 2] else [f"answers {sorted(found)} are left"]


def old_or_new_readings(home: Path, done: Result) -> list[str]:
    """Return what is wrong after a file was graded: its target is the old one or the whole new one."""
    text = (home / "data" / "out.jsonl").read_text("utf-8")
    is_new = text.count("\n") == 5 and all(json.loads(line)["id"] for line in text.splitlines())
    if "5 read" in done.err and not is_new:
        return ["said to be read and is not written"]
    return [] if is_new or text == OLD_OUT else ["torn"]


def bank_compiled(_home: Path, _done: Result) -> list[str]:
    """Return what is wrong after a bank was compiled: nothing, only the next run can tell."""
    return []


def trashed_or_not(home: Path, done: Result) -> list[str]:
    """Return what is wrong after a deletion: the answer is there or comes back."""
    if attempts(home):
        return ["said to be deleted and is there"] if "trash" in done.err else []
    assert run(home, "undo").status == 0
    return [] if attempts(home) else ["gone for good"]


def planned_or_not(home: Path, _done: Result) -> list[str]:
    """Return what is wrong after a plan was laid out anew: there is the old one or the new one."""
    done = run(home, "plan", "--days", "14", "--json")
    return [] if done.status == 0 else [done.err]


def with_a_plan(home: Path) -> None:
    """Make a home with a plan."""
    _warm(home)
    assert run(home, "plan", "--days", "14").status == 0


def two_answers_and_a_copy(home: Path) -> None:
    """Make a home with a copy of one answer, and two answers."""
    one_answer(home)
    assert run(home, "backup").status == 0
    assert run(home, "drill", QUESTION, stdin=TYPED).status == 0


def copied_or_not(home: Path, done: Result) -> list[str]:
    """Return what is wrong after a copy was made: nothing is lost, and each copy that has its name is whole."""
    wrong = [] if sorted(attempts(home)) == [1, 2] else [f"answers {sorted(attempts(home))} are left"]
    copies = list((home / "data" / "backups").glob("[!.]*.db"))
    if not done.status and len(copies) < 2:
        wrong.append("said to be copied and is not")
    for path in copies:
        with closing(sqlite3.connect(path)) as database:
            wrong += [] if database.execute("pragma integrity_check").fetchall() == [("ok",)] else [f"{path} is torn"]
    return wrong


def old_or_restored(home: Path, done: Result) -> list[str]:
    """Return what is wrong after a copy was put back: the database is the one of before, or the copy."""
    found = sorted(attempts(home))
    if not done.status and found != [1]:
        return [f"said to be put back, and there are {found}"]
    return [] if found in ([1], [1, 2]) else [f"answers {found} are left"]


def exported_or_not(home: Path, done: Result) -> list[str]:
    """Return what is wrong after an export: nothing is lost, and the file is whole where it is."""
    wrong = [] if sorted(attempts(home)) == [1, 2] else [f"answers {sorted(attempts(home))} are left"]
    target = home / "data" / "all.json"
    if target.exists():
        wrong += [] if len(json.loads(target.read_text("utf-8"))["attempts"]) == 2 else ["a torn export"]
        target.unlink()
    elif not done.status:
        wrong.append("said to be exported and is not")
    return wrong


def forgotten_or_not(home: Path, done: Result) -> list[str]:
    """Return what is wrong after an answer was forgotten: the other one is there, and it is gone when that was said."""
    found = sorted(attempts(home))
    wrong = [] if 1 in found else [f"answers {found} are left"]
    return wrong + (["said to be gone and is there"] if not done.status and 2 in found else [])


def _traceback(done: Result) -> list[str]:
    return ["a traceback: " + done.err] if "Traceback" in done.err else []


def copied(template: Path, home: Path) -> Path:
    """Return a copy of a home."""
    shutil.copytree(template, home)
    return home


def _cold(home: Path) -> None:
    home.mkdir()


OPERATIONS = {
    each.name: each
    for each in (
        Operation("first save", ("drill", QUESTION), nothing, stored_or_not, TYPED),
        Operation("save", ("drill", QUESTION), one_answer, stored_or_not, TYPED),
        Operation("finish", (), one_answer, drafted_or_stored, entry=finish),
        Operation("migrate", ("history",), old_schema, both_old_answers),
        Operation("grade", ("grade", "HOME/data/in.jsonl", "-o", "HOME/data/out.jsonl", "--processes", "1"),
                  a_file_of_answers, old_or_new_readings, is_repeated=True),
        Operation("delete", ("delete", "1"), one_answer, trashed_or_not),
        Operation("plan", ("plan", "--days", "14", "--anew"), with_a_plan, planned_or_not, is_repeated=True),
        Operation("backup", ("backup",), two_answers_and_a_copy, copied_or_not, is_repeated=True),
        Operation("restore", ("restore", "1"), two_answers_and_a_copy, old_or_restored, "y\n"),
        Operation("export", ("history", "export", "-o", "HOME/data/all.json"), two_answers_and_a_copy,
                  exported_or_not, is_repeated=True),
        Operation("forget", ("forget", "2", "--yes"), two_answers_and_a_copy, forgotten_or_not),
        Operation("compile a bank", ("bank", "show", QUESTION), _cold, bank_compiled, is_repeated=True),
    )
}  # fmt: skip
