"""A reading as the documented JSON of `score` and `grade`."""

from typing import TypedDict

from twominute.model.reading import DimensionReading, Evidence, KeyPointReading, Reading

SCHEMA_VERSION = 1


class QuoteJson(TypedDict):
    """Words of the answer: `quote` is `answer[start:end]`."""

    start: int
    end: int
    quote: str


class WhyJson(QuoteJson):
    """Words of the answer and why they count or not."""

    why: str


class EvidenceJson(WhyJson):
    """Words that earned something; `carrier` are the words among them that carry it, null when all do."""

    carrier: QuoteJson | None


class DimensionJson(TypedDict):
    """One dimension: level 0 to 2."""

    level: int
    evidence: list[EvidenceJson]
    gap: str | None


class WithoutToolsJson(TypedDict):
    """The answer read with every tool name struck out."""

    overall: int
    falls: list[str]
    names: list[EvidenceJson]


class KeyPointJson(TypedDict):
    """One key point of the question."""

    id: str
    say: str
    found: bool
    evidence: EvidenceJson | None


class VetoJson(WhyJson):
    """Words that would have earned something in a dimension, and why they do not."""

    dimension: str


class ReadingJson(TypedDict):
    """One reading; the keys are documented in README and only ever added to within a schema version."""

    schema_version: int
    id: str
    question: str
    overall: int
    dimensions: dict[str, DimensionJson]
    tool_dropping: bool
    off_task: bool
    unsure: bool
    notes: list[str]
    vetoes: list[VetoJson]
    without_tools: WithoutToolsJson
    key_points: list[KeyPointJson]
    next_step: str
    scorer: str


def reading_json(answer_id: str, ask: str, reading: Reading) -> ReadingJson:
    """Return a reading ready for json.dumps."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": answer_id,
        "question": ask,
        "overall": reading.overall,
        "dimensions": {found.dimension: _dimension(found) for found in reading.dimensions},
        "tool_dropping": reading.tool_dropping,
        "off_task": reading.off_task,
        "unsure": reading.unsure,
        "notes": list(reading.notes),
        "vetoes": [
            {
                "dimension": veto.dimension,
                "start": veto.span.start,
                "end": veto.span.end,
                "quote": veto.quote,
                "why": veto.why,
            }
            for veto in reading.vetoes
        ],
        "without_tools": {
            "overall": reading.without_tools.overall,
            "falls": list(reading.without_tools.falls),
            "names": [_evidence(name) for name in reading.without_tools.names],
        },
        "key_points": [_key_point(point) for point in reading.key_points],
        "next_step": reading.next_step,
        "scorer": reading.scorer,
    }


def _evidence(evidence: Evidence) -> EvidenceJson:
    return {
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "why": evidence.why,
        "carrier": _carrier(evidence),
    }


def _carrier(evidence: Evidence) -> QuoteJson | None:
    if evidence.carrier is None:
        return None
    start, end, before = evidence.carrier.start, evidence.carrier.end, evidence.span.start
    return {"start": start, "end": end, "quote": evidence.quote[start - before : end - before]}


def _dimension(found: DimensionReading) -> DimensionJson:
    return {
        "level": int(found.level),
        "evidence": [_evidence(evidence) for evidence in found.evidence],
        "gap": found.gap,
    }


def _key_point(point: KeyPointReading) -> KeyPointJson:
    return {
        "id": point.id,
        "say": point.say,
        "found": point.is_found,
        "evidence": _evidence(point.evidence) if point.evidence else None,
    }
