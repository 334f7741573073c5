from datetime import datetime, timedelta, timezone

from twominute.store.text import stamp, storable


def test_a_lone_surrogate_becomes_one_replacement_character() -> None:
    assert storable("a\ud800b\udfffc") == "a\ufffdb\ufffdc"


def test_text_without_surrogates_stays_as_it_is() -> None:
    assert storable("naïve \U0001f600 \x00") == "naïve \U0001f600 \x00"


def test_a_moment_is_stamped_in_utc_with_microseconds() -> None:
    moment = datetime(2025, 3, 4, 14, 0, tzinfo=timezone(timedelta(hours=2)))

    assert stamp(moment) == "2025-03-04T12:00:00.000000+00:00"
