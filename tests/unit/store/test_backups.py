import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from builders_store import NOON, a_store, an_attempt, mode_of
from twominute.model.backup import Backup, Why
from twominute.store.backups import folder_of, keep_daily, listed, rotate, superfluous
from twominute.store.look import look


def copies(*days: int, why: Why = Why.DAILY, hours: int = 0) -> list[Backup]:
    """Return copies made so many days ago, newest first."""
    return [Backup(Path(f"{why}-{day}-{hours}"), NOON - timedelta(days=day, hours=hours), why) for day in days]


def kept(backups: list[Backup]) -> set[str]:
    gone = superfluous(sorted(backups, key=lambda each: each.at, reverse=True), zone=UTC)
    return {str(each.path) for each in backups} - {str(each.path) for each in gone}


def a_filled(folder: Path) -> Path:
    with a_store(folder) as store:
        store.save_attempt(an_attempt())
    return folder / "twominute.db"


def test_of_forty_daily_copies_seven_days_and_four_weeks_are_kept() -> None:
    # The 4th of March 2025 is a Tuesday: Sundays are 2, 9 and 16 days ago.
    assert kept(copies(*range(40))) == {f"daily-{day}-0" for day in (0, 1, 2, 3, 4, 5, 6, 9, 16)}


def test_of_one_day_the_newest_copy_is_kept() -> None:
    assert kept(copies(0) + copies(0, hours=2)) == {"daily-0-0"}


def test_two_copies_are_kept_before_each_kind_of_change() -> None:
    found = kept(copies(0, 1, 2, why=Why.DELETE) + copies(0, 50, why=Why.UPDATE))

    assert found == {"delete-0-0", "delete-1-0", "update-0-0", "update-50-0"}


def test_what_was_asked_for_and_what_is_damaged_stays() -> None:
    assert len(kept(copies(*range(30), why=Why.ASKED) + copies(*range(30), why=Why.DAMAGED))) == 60


def test_the_copy_of_the_day_is_made_once(tmp_path: Path) -> None:
    path = a_filled(tmp_path)
    for hour in (0, 1, 5):
        keep_daily(path, now=NOON + timedelta(hours=hour), zone=UTC)

    (copy,) = listed(path)
    assert (copy.at, copy.why) == (NOON, Why.DAILY)
    assert (mode_of(copy.path), mode_of(folder_of(path))) == (0o600, 0o700)
    assert look(copy.path).answers == 1


def test_the_day_is_the_persons_own(tmp_path: Path) -> None:
    path, west = a_filled(tmp_path), timezone(timedelta(hours=-8))
    keep_daily(path, now=datetime(2025, 3, 5, 3, tzinfo=UTC), zone=west)
    keep_daily(path, now=datetime(2025, 3, 5, 22, tzinfo=UTC), zone=west)

    assert len(listed(path)) == 2


def test_nothing_stored_is_not_copied(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    keep_daily(tmp_path / "twominute.db", now=NOON, zone=UTC)

    assert listed(tmp_path / "twominute.db") == []


def test_a_file_with_a_name_of_its_own_is_listed_and_never_removed(tmp_path: Path) -> None:
    path = a_filled(tmp_path)
    keep_daily(path, now=NOON, zone=UTC)
    mine = listed(path)[0].path.rename(folder_of(path) / "before-the-exam.db")
    os.utime(mine, (0, 0))
    rotate(path, zone=UTC)

    assert listed(path) == [Backup(mine, datetime(1970, 1, 1, tzinfo=UTC), Why.ASKED)]


def test_what_a_kill_left_is_removed_with_the_next_rotation(tmp_path: Path) -> None:
    path = a_filled(tmp_path)
    keep_daily(path, now=NOON, zone=UTC)
    left = folder_of(path) / ".twominute-20250304T120000000000Z-daily.db.abcd1234"
    left.write_bytes(b"half")
    rotate(path, zone=UTC)

    assert not left.exists()
    assert len(listed(path)) == 1
