import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from builders_knowledge import the_knowledge, the_reader
from e2e.terminal import run
from twominute.model.question import ad_hoc
from twominute.scoring import read
from twominute.store.store import open_store

ANSWER = "We keep the old one warm and send the traffic back when refusals move by 3 points."
DENIED = "We do not watch it and nobody can go back."


def stored(home: Path, *answers: str) -> None:
    for answer in answers:
        run(home, "score", "--ask", "How do you go back?", "--save", stdin=answer)


def read_by_the_cues(home: Path) -> None:
    """Give every answer a newest reading by an older scorer, as a history from before would have it."""
    with open_store(home / "data" / "twominute.db", now=lambda: datetime.now(UTC), on_wait=lambda: None) as store:
        for attempt in store.attempts():
            store.add_reading(attempt.number, read(ad_hoc(attempt.ask), attempt.answer.text, the_knowledge()))


def test_nothing_to_read_again_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "history", "reread").status == 5


def test_what_the_scorer_of_today_read_is_left_alone(tmp_path: Path) -> None:
    stored(tmp_path, ANSWER)

    assert "0 read again" in run(tmp_path, "history", "reread").out


def test_answers_of_an_older_scorer_are_read_again_and_the_old_readings_stay(tmp_path: Path) -> None:
    stored(tmp_path, ANSWER, DENIED)
    read_by_the_cues(tmp_path)
    pairs = json.loads(run(tmp_path, "history", "reread", "--json").out)
    with closing(sqlite3.connect(tmp_path / "data" / "twominute.db")) as database:
        scorers = [row[0] for row in database.execute("select scorer from reading where attempt = 1 order by id")]

    assert [(each["number"], each["before"]["scorer"], each["after"]["scorer"]) for each in pairs] == [
        (1, "cues/1", the_reader().about.name),
        (2, "cues/1", the_reader().about.name),
    ]
    assert scorers == [the_reader().about.name, "cues/1", the_reader().about.name]


def test_the_page_shows_what_turned(tmp_path: Path) -> None:
    stored(tmp_path, ANSWER)
    read_by_the_cues(tmp_path)
    said = run(tmp_path, "history", "reread").out

    assert f"1 read again by {the_reader().about.name}" in said
    assert "The earlier readings are kept" in said
