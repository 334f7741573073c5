import io
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import a_repair, text_of
from twominute.commands import stored
from twominute.commands.desk import RealDesk
from twominute.commands.env import Env
from twominute.commands.options import DrillOptions
from twominute.commands.repairing import questions_to_repair, repair_named
from twominute.commands.resume import offer
from twominute.commands.wanted import Sitting
from twominute.errors import NothingToDoError, UsageError
from twominute.files.load import load_bank
from twominute.model.attempt import Answer, Link, LinkKind
from twominute.model.names import Difficulty, Mode
from twominute.repairs import in_turn
from twominute.store.store import Store

LOADED = load_bank(None)
BANK = LOADED.bank
REPAIR = BANK.repairs[0]
LINK = Link(LinkKind.REPAIR, None)
REWRITE = "Every version names its commit and data, so we can point back to the last good one within minutes."


def an_env(home: Path, stdin: str = "") -> Env:
    return Env(
        environ={"TWOMINUTE_HOME": str(home), "TERM": "dumb"},
        stdin=io.StringIO(stdin),
        stdout=io.StringIO(),
        stderr=io.StringIO(),
        monotonic=lambda: 0.0,
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        zone=UTC,
        rng=random.Random(1),
    )


def a_desk(env: Env, store: Store, options: DrillOptions) -> RealDesk:
    sitting = Sitting(
        questions=in_turn(questions_to_repair(BANK, options), store.attempts(), rng=env.rng),
        in_order=True,
        count=options.how_many or 1,
        mode=options.mode,
        seconds_limit=options.seconds_limit,
        drafts=stored.drafts(env),
        strict=False,
        resumed=None,
        is_repair=True,
    )
    return RealDesk(env, LOADED, store, sitting=sitting)


def repaired(desk: RealDesk) -> str:
    turn = desk.next_turn()
    assert turn is not None
    desk.begin(turn)
    desk.lock(Answer(REWRITE, 60.0, 120), hints_used=0)
    return turn.question.id


def test_a_repair_is_given_stored_and_read_beside_what_was_given(tmp_path: Path) -> None:
    env = an_env(tmp_path)
    with stored.store(env) as store:
        desk = a_desk(env, store, DrillOptions(ids=(REPAIR.id,)))
        turn = desk.first_turn()
        repaired(desk)

        assert turn is not None
        assert (turn.question.id, turn.given, turn.seconds_limit) == (REPAIR.question, REPAIR.answer, 120)
        assert text_of(desk.read()).startswith("What the rewrite added to the given answer\n")
        assert store.attempt(1).link == LINK
        assert desk.next_turn() is None


def test_without_an_id_each_comes_before_one_comes_again(tmp_path: Path) -> None:
    env = an_env(tmp_path)
    with stored.store(env) as store:
        seen = [repaired(a_desk(env, store, DrillOptions())) for _ in BANK.repairs]

    assert sorted(seen) == sorted(each.question for each in BANK.repairs)


def test_a_sitting_has_as_many_as_were_asked_for(tmp_path: Path) -> None:
    env = an_env(tmp_path)
    with stored.store(env) as store:
        desk = a_desk(env, store, DrillOptions(how_many=2, level=Difficulty.SCENARIO))
        first, second = repaired(desk), repaired(desk)

        assert first != second
        assert desk.next_turn() is None


def test_a_left_repair_is_offered_with_its_given_answer(tmp_path: Path) -> None:
    env = an_env(tmp_path, "\n")
    with stored.store(env) as store:
        desk = a_desk(env, store, DrillOptions(ids=(REPAIR.id,)))
        turn = desk.next_turn()
        assert turn is not None
        desk.begin(turn)
        desk.keep("Every version", seconds_used=9.0, hints_used=0)
        desk.close()
        resumed = offer(env, BANK, BANK.questions, strict=False)

    assert resumed is not None
    assert (resumed.turn.given, resumed.turn.link, resumed.turn.text) == (REPAIR.answer, LINK, "Every version")
    assert isinstance(env.stdout, io.StringIO)
    assert "Unfinished rewrite" in env.stdout.getvalue()


def test_an_interview_tells_at_its_end_what_was_added(tmp_path: Path) -> None:
    env = an_env(tmp_path)
    with stored.store(env) as store:
        desk = a_desk(env, store, DrillOptions(ids=(REPAIR.id,), mode=Mode.INTERVIEW))
        repaired(desk)

        assert "What the rewrite added" in text_of(desk.close())


def test_a_repair_is_found_by_its_id_and_by_its_question() -> None:
    assert repair_named(BANK, REPAIR.id) == repair_named(BANK, REPAIR.question) == REPAIR
    with pytest.raises(UsageError, match=f"Did you mean {REPAIR.id}"):
        repair_named(BANK, f"{REPAIR.id}s")


def test_a_level_without_a_given_answer_is_told() -> None:
    bank = replace(BANK, repairs=(a_repair("why-a-model-registry"),))
    with pytest.raises(UsageError, match="No given answer belongs to a question of this level"):
        questions_to_repair(bank, DrillOptions(level=Difficulty.SCENARIO))


def test_a_bank_without_repairs_says_where_they_would_be() -> None:
    with pytest.raises(NothingToDoError, match=r"A file repairs\.yaml holds them"):
        repair_named(replace(BANK, repairs=()), "any")
