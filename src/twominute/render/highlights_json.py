"""What stands out in answers, and what retries gain, as documented JSON."""

from typing import TypedDict

from twominute.highlights import Earned, RecurringGap
from twominute.render.rates import RateJson, rate_json
from twominute.retries import Retries


class GainJson(TypedDict):
    """A level before and after a retry: of a dimension, or the overall where that is null."""

    dimension: str | None
    before: RateJson
    after: RateJson


class RetriesJson(TypedDict):
    """Answers given once more, by their overall: how many read higher, the same, and lower."""

    higher: int
    same: int
    lower: int
    gains: list[GainJson]


class SentenceJson(TypedDict):
    """A sentence that earned most: the levels by dimension and the key points that it brought to answer `number`."""

    number: int
    quote: str
    levels: dict[str, int]
    key_points: int


class GapJson(TypedDict):
    """The gap that came back most: `times` at `level` in the last `asked` answers that were asked for it."""

    dimension: str
    level: int
    times: int
    asked: int


def retries_json(found: Retries) -> RetriesJson:
    """Return what retries gained ready for json.dumps."""
    return {
        "higher": found.higher,
        "same": found.same,
        "lower": found.lower,
        "gains": [
            {"dimension": each.dimension, "before": rate_json(each.before), "after": rate_json(each.after)}
            for each in found.gains
        ],
    }


def sentence_json(each: Earned) -> SentenceJson:
    """Return a sentence that earned ready for json.dumps."""
    return {
        "number": each.number,
        "quote": each.evidence.quote,
        "levels": {dimension: int(level) for dimension, level in each.levels},
        "key_points": each.key_points,
    }


def gap_json(gap: RecurringGap) -> GapJson:
    """Return the gap that came back most ready for json.dumps."""
    return {"dimension": gap.dimension, "level": int(gap.level), "times": gap.times, "asked": gap.asked}
