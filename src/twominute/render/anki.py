"""Questions as flash cards: model answer, key points, and what the person's last answer left open. Fields are HTML."""

from collections.abc import Iterable, Mapping
from datetime import tzinfo
from html import escape

from twominute.marks import effective_levels, effective_overall
from twominute.model.attempt import Attempt
from twominute.model.deck import Deck, Flashcard
from twominute.model.question import Question, Rubric
from twominute.model.reading import OVERALL_WORDS, DimensionReading, Level, Reading
from twominute.model.safe import safe_text

FIELDS = ("Question", "About", "Model answer", "Key points", "Gaps")
"""Never renamed and never moved: a deck that is imported again finds its fields by them."""
FRONT = '<div class="about">{{About}}</div>{{Question}}'
BACK = """{{FrontSide}}<hr id="answer">{{Model answer}}
<h2>Key points</h2>{{Key points}}
{{#Gaps}}<h2>Left open by your answer</h2>{{Gaps}}{{/Gaps}}"""
STYLE = """.card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: 0 auto; }
.about { font-size: 14px; opacity: 0.7; }
h2 { font-size: 16px; }"""


def deck(
    bank: str, questions: Iterable[Question], rubric: Rubric, *, attempts: Mapping[str, Attempt], zone: tzinfo
) -> Deck:
    """Return a card for each question; `attempts` has the answers whose gaps stand on the cards, by question id."""
    cards = tuple(_card(each, rubric, attempts.get(each.id), zone) for each in questions)
    return Deck(bank, FIELDS, FRONT, BACK, STYLE, cards)


def _card(question: Question, rubric: Rubric, attempt: Attempt | None, zone: tzinfo) -> Flashcard:
    expects = ", ".join(rubric.dimension(each).name for each, _ in question.expects)
    fields = (
        _paragraphs(question.ask),
        _html(f"{question.level}, {question.topic}; asks for: {expects}"),
        _paragraphs(question.model_answer),
        _list(point.say for point in question.key_points),
        "" if attempt is None or attempt.reading is None else _gaps(attempt, attempt.reading, rubric, zone),
    )
    return Flashcard(question.id, fields, (str(question.level), question.topic))


def _gaps(attempt: Attempt, reading: Reading, rubric: Rubric, zone: tzinfo) -> str:
    overall = effective_overall(attempt)
    day = attempt.started_at.astimezone(zone).date()
    head = _html(f"Answer {attempt.number} of {day}: {OVERALL_WORDS[overall or 0]}.")
    levels = effective_levels(attempt)
    gaps = [
        f"{rubric.dimension(found.dimension).name}: {_gap(found, levels[found.dimension], rubric)}"
        for found in reading.dimensions
        if found.expected and levels[found.dimension] < Level.EXPLAINED
    ]
    missing = [f"Not found: {point.say}" for point in reading.key_points if not point.is_found]
    return head + (_list([*gaps, *missing]) if gaps or missing else " It left nothing open.")


def _gap(found: DimensionReading, level: int, rubric: Rubric) -> str:
    """Return the sentence on a gap: the reading's, or the rubric's where the person holds another level right."""
    if found.gap is not None and level == found.level:
        return found.gap
    dimension = rubric.dimension(found.dimension)
    return dimension.gap_absent if level == Level.ABSENT else dimension.gap_mentioned


def _list(texts: Iterable[str]) -> str:
    return "".join(("<ul>", *(f"<li>{_html(text)}</li>" for text in texts), "</ul>"))


def _paragraphs(text: str) -> str:
    return "<br><br>".join(_html(block) for block in text.split("\n\n"))


def _html(text: str) -> str:
    """Return a text on one line as HTML; without brackets, for Anki would play `[sound:...]` and run `[latex]`."""
    return escape(safe_text(" ".join(text.split()))).replace("[", "&#91;")
