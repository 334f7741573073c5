"""The reading of one answer: levels to overall, gaps, next step and flags."""

from collections.abc import Sequence
from dataclasses import dataclass

from twominute.model.knowledge import Knowledge
from twominute.model.question import Dimension, Question
from twominute.model.reading import (
    DimensionReading,
    Evidence,
    KeyPointReading,
    Level,
    Reading,
    Span,
    Veto,
    WithoutTools,
)
from twominute.scoring import keypoints, offtask, polarity, tools
from twominute.scoring.cues import Lexicon, lexicon
from twominute.scoring.reader import Claim, Passage, claims, refusals
from twominute.scoring.text import Sentence, sentences

SCORER = "cues/1"
MOST_EVIDENCE = 3
_LONG = 60
_LITTLE = 1


@dataclass(frozen=True, slots=True)
class _Sight:
    """What one pass over a text sees."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    levels: dict[str, Level]
    off_task: str | None
    words: int

    @property
    def asserted(self) -> tuple[Sentence, ...]:
        """Return the sentences in which nothing is taken back."""
        return tuple(passage.sentence for passage in self.passages if not passage.strikes)


def read(question: Question, answer: str, knowledge: Knowledge) -> Reading:
    """Read one answer to one question."""
    known = lexicon(knowledge)
    sight = _look(question, answer, knowledge, known)
    points = keypoints.find(question.key_points, answer, sight.asserted)
    weights = _weights(question, knowledge, known)
    dimensions = tuple(_dimension(each, sight, answer, weights) for each in knowledge.rubric.dimensions)
    overall = _overall(sight, weights, points)
    without = _without_tools(question, answer, knowledge, overall=overall, levels=sight.levels)
    unsure = _is_unsure(sight)
    return Reading(
        overall=overall,
        dimensions=dimensions,
        vetoes=_vetoes(answer, sight, known),
        tool_dropping=_is_tool_dropping(sight, without),
        off_task=sight.off_task is not None,
        unsure=unsure,
        notes=_notes(sight, unsure=unsure),
        without_tools=without,
        key_points=points,
        next_step=_next_step(dimensions, knowledge, weights),
        scorer=SCORER,
    )
