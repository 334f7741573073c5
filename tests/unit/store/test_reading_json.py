import json
from dataclasses import replace

import pytest

from builders_store import a_reading
from twominute.store.reading_json import dump, parse

FROZEN = (
    '{"schema_version":1,"overall":1,"dimensions":[{"dimension":"rollback","level":1,"evidence":'
    '[{"span":{"start":0,"end":4},"quote":"back","why":"names it"}],"gap":"Say when.","expected":true}],"vetoes":'
    '[{"dimension":"rollback","span":{"start":0,"end":4},"quote":"back","why":"denied"}],"tool_dropping":false,'
    '"off_task":false,"unsure":false,"notes":["Short."],"without_tools":{"overall":1,"falls":["rollback"],"names":[]},'
    '"key_points":[{"id":"a","say":"Say how.","evidence":null}],"next_step":"Say when.","scorer":"cues 1"}'
)


def test_a_reading_comes_back_without_a_difference() -> None:
    reading = a_reading()

    assert parse(dump(reading)) == reading


def test_the_levels_come_back_as_levels() -> None:
    assert [found.level.word for found in parse(dump(a_reading())).dimensions] == ["explained", "absent"]


def test_a_reading_stored_by_the_first_version_is_still_read() -> None:
    assert dump(parse(FROZEN)).replace(',"carrier":null', "") == FROZEN


def test_text_stays_readable() -> None:
    assert "naïve" in dump(replace(a_reading(), next_step="naïve"))


def test_a_reading_of_another_schema_is_refused() -> None:
    newer = json.dumps({**json.loads(FROZEN), "schema_version": 2})

    with pytest.raises(ValueError, match="schema 2, this program knows 1"):
        parse(newer)
