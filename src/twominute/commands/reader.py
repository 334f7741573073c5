"""What answers are read with: the knowledge of a bank, and the trained reader where it serves."""

from collections.abc import Mapping, Sequence
from threading import Thread
from typing import TYPE_CHECKING

from twominute.errors import InputError
from twominute.model.knowledge import Knowledge
from twominute.model.question import Question
from twominute.model.reading import Level, Reading, Span
from twominute.scoring import CUES, graded, read
from twominute.scoring.examples import by_examples
from twominute.scoring.keypoints import points_made
from twominute.scoring.tools import names_in

if TYPE_CHECKING:
    from twominute.scoring.seen import Trained


class Reader:
    """Reads answers; the weights are loaded once, on a thread of their own, and the first answer waits for them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._trained: Trained | None = None
        self._without: str | None = None
        self._loading: Thread | None = None

    def load(self) -> None:
        """Begin to load the weights, so that the first answer waits less."""
        if self._loading is None:
            self._loading = Thread(target=self._load, daemon=True)
            self._loading.start()

    @property
    def scorer(self) -> str:
        """Return the name and version of what reads."""
        self._wait()
        return self._trained.about.name if self._trained else CUES

    def __call__(self, question: Question, answer: str) -> Reading:
        """Read one answer to one question."""
        self._wait()
        return read(question, answer, self._knowledge, trained=self._trained, without=self._without)

    def graded(self, question: Question, answer: str) -> tuple[int, Mapping[str, Level]]:
        """Return the overall and the levels of one answer to one question, sooner than a whole reading."""
        self._wait()
        return graded(question, answer, self._knowledge, trained=self._trained)

    def names(self, text: str) -> tuple[Span, ...]:
        """Return where product names stand in a text; no weights are waited for."""
        return names_in(text, self._knowledge.tools)

    def meaning(self, text: str) -> Sequence[float]:
        """Return what a text means, a vector of length 1; nothing where only cues read."""
        self._wait()
        return self._trained.meanings("", (text,))[0] if self._trained else ()

    def points_made(self, question: Question) -> list[set[str]]:
        """Return for each of a question's own sentences the ids of the key points that it makes."""
        self._wait()
        if self._trained is not None:
            return points_made(question, trained=self._trained)
        readings = [self(question, sentence) for sentence in question.sentences]
        return [{each.id for each in reading.key_points if each.is_found} for reading in readings]

    def _wait(self) -> None:
        self.load()
        if self._loading is not None:
            self._loading.join()

    def _load(self) -> None:
        # Late: numpy takes 70 ms, and a person types meanwhile.
        from twominute.files.weights import load_reader

        try:
            trained = load_reader()
        except InputError as error:
            self._without = f"{error.what} {error.next_step}"
        else:
            dimensions = self._knowledge.rubric.dimensions
            if trained.about.dimensions == tuple(each.id for each in dimensions):
                self._trained = trained
            elif all(each.good and each.near_miss for each in dimensions):
                self._trained = by_examples(trained, dimensions)
