"""The trained reader: what each sentence of an answer says of each dimension, as probabilities.

A sentence is encoded beside the question; each dimension looks at the words that matter to it (attention pooling), and
two ordered logits tell whether it is at least mentioned and whether it is explained. Levels of an answer are those of
its best sentence, so they depend neither on the order of the sentences nor on what else is said. A second verdict
weighs in what the rules know of the sentence. `D` is the width of a state.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from twominute.scoring.encoder import Asked, Encoded, Encoder, encoder_from
from twominute.scoring.layers import Floats, floats, gelu, matrix
from twominute.scoring.seen import About, Point, Said, Seen, Whole
from twominute.scoring.wordpiece import Piece, WordPiece

LONGEST_QUESTION = 40
LONGEST_SENTENCE = 120
"""Pieces; what is beyond is not read."""
COMMON = 0.9
"""How much of what the sentences of a question share is taken away before its key points are told apart."""
MOST_ASKED = 160
"""Questions that are kept as the sentences see them, half a megabyte each: a cohort mixes those of a whole bank."""
Weights = Mapping[str, NDArray[np.generic]]


class TrainedReader:
    """The weights and the vocabulary, ready to read; a `Trained`."""

    judges_whole = True

    def __init__(self, weights: Weights, about: About, vocabulary: Sequence[str]) -> None:
        self.about = about
        self.cut = WordPiece(vocabulary)
        self.encoder: Encoder = encoder_from(weights, heads=int(weights["heads"]))
        self._looks = matrix(weights, "looks")  # (D, dimensions + 1)
        self._verdicts = matrix(weights, "verdicts").reshape(-1, len(self.about.dimensions), 2)
        self._verdicts_bias = floats(weights, "verdicts.bias").reshape(-1, 2)
        self.second = floats(weights, "second").reshape(len(self.about.dimensions), 2, -1)
        """(dimensions, 2, 1 + hints + 1): what the first verdict, each hint and nothing weigh in the second one."""
        self._meaning = matrix(weights, "meaning")  # (D, D)
        self._hidden, self._hidden_bias = matrix(weights, "hidden"), floats(weights, "hidden.bias")
        self._whole, self._whole_bias = matrix(weights, "whole"), floats(weights, "whole.bias")
        self._cuts = floats(weights, "cuts")
        self._denial = floats(weights, "denial")  # (2 D + 1,)
        self._points = matrix(weights, "points")  # (D, D)
        self._points_mix = floats(weights, "points.mix")  # (3,)
        self._asked: dict[str, Asked] = {}
        self._remembered: dict[tuple[str, tuple[str, ...]], tuple[Floats, Floats]] = {}
        self._told: dict[tuple[str, tuple[Point, ...]], tuple[Floats, Floats, Floats]] = {}

    def look(self, ask: str, said: Sequence[Said]) -> tuple[tuple[float, ...], list[Seen]]:
        """Return what the question is, a vector for `whole`, and what each sentence says beside it."""
        asked = self._ask(ask)
        pieces = [self.cut.pieces(each.quote)[:LONGEST_SENTENCE] for each in said]
        encoded = self.encoder.encode(asked, [self._numbers(each) for each in pieces])
        seen = [self._seen(*each) for each in zip(said, pieces, encoded, strict=True)]
        return _plain(asked.states.mean(axis=0)), seen

    def nearness(self, ask: str, seen: Sequence[Seen], texts: tuple[str, ...]) -> list[list[float]]:
        """Return how near each sentence is in meaning to each text beside this question, -1 to 1."""
        if not seen or not texts:
            return [[] for _ in seen]
        meanings = np.array([each.meaning for each in seen], dtype=np.float32)
        near: list[list[float]] = (meanings @ self._texts(ask, texts)[0].T).tolist()
        return near

    def meanings(self, ask: str, texts: tuple[str, ...]) -> Sequence[Sequence[float]]:
        """Return what each text, a sentence, means beside this question: a vector of length 1."""
        found: list[list[float]] = self._texts(ask, texts)[0].tolist()
        return found

    def subjects(self, ask: str, texts: tuple[str, ...]) -> Sequence[Sequence[float]]:
        """Return the subject of each text, a sentence, beside this question: a vector of length 1."""
        found: list[list[float]] = self._texts(ask, texts)[1].tolist()
        return found

    def made(self, ask: str, subjects: Sequence[Sequence[float]], points: tuple[Point, ...]) -> list[list[float]]:
        """Return how likely a sentence of each subject is to make each key point of this question, 0 to 1.

        What all sentences of a question share says nothing of a point, so it is taken away first; the rest is turned
        by a matrix that was fitted to tell points apart, and compared with the middle of what makes each point.
        """
        if not len(subjects) or not points:
            return [[] for _ in subjects]
        common, good, near = self._tell_apart(ask, points)
        turned = _unit(_unit(np.asarray(subjects, dtype=np.float32) - common) @ self._points)
        by_good, by_near, nothing = self._points_mix
        likely: list[list[float]] = _sigmoid(by_good * turned @ good.T + by_near * turned @ near.T + nothing).tolist()
        return likely

    def whole(self, asked: Sequence[float], seen: Sequence[Seen], *, words: int, named: int) -> Whole:
        """Return what an answer of these sentences is, of so many words, some of which name tools.

        ValueError without a sentence.
        """
        states = np.array([each.state for each in seen], dtype=np.float32)
        levels = np.array([each.levels for each in seen], dtype=np.float32).reshape(len(seen), -1)
        facts = (
            np.asarray(asked, dtype=np.float32),
            states.mean(axis=0),
            states.max(axis=0),
            np.array([np.log1p(words) / 5, named / max(1, words)], dtype=np.float32),
            levels.max(axis=0),
            np.log1p(levels.sum(axis=0)),
        )
        found = gelu(np.concatenate(facts) @ self._hidden + self._hidden_bias) @ self._whole + self._whole_bias
        overall = _sigmoid(found[0] - self._cuts)
        return Whole(_plain(overall), *_plain(_sigmoid(found[1:])))

    def _ask(self, ask: str) -> Asked:
        found = self._asked.get(ask)
        if found is None:
            found = self.encoder.ask(self._numbers(self.cut.pieces(ask)[:LONGEST_QUESTION]))
            while len(self._asked) >= MOST_ASKED:
                del self._asked[next(iter(self._asked))]
            self._asked[ask] = found
        return found

    def _texts(self, ask: str, texts: tuple[str, ...]) -> tuple[Floats, Floats]:
        """Return what texts mean, and their subjects, each (texts, D).

        Those of a question are asked for again with every answer, so they are remembered.
        """
        found = self._remembered.get((ask, texts))
        if found is None:
            _, seen = self.look(ask, [Said(text, (0.0,) * self.about.hints) for text in texts])
            meanings, subjects = ([each.meaning for each in seen], [each.subject for each in seen])
            found = np.array(meanings, dtype=np.float32), np.array(subjects, dtype=np.float32)
            self._remembered[ask, texts] = found
        return found

    def _tell_apart(self, ask: str, points: tuple[Point, ...]) -> tuple[Floats, Floats, Floats]:
        """Return what the sentences of a question share, (D,), and the middles of its points, each (points, D)."""
        found = self._told.get((ask, points))
        if found is None:
            texts = tuple(text for point in points for text in (*point.good, *point.near_miss))
            _, subjects = self._texts(ask, texts)
            common = COMMON * subjects.mean(axis=0)
            turned = _unit(_unit(subjects - common) @ self._points)
            good, near = [], []
            for point in points:
                mine, turned = turned[: len(point.good)], turned[len(point.good) :]
                others, turned = turned[: len(point.near_miss)], turned[len(point.near_miss) :]
                good.append(mine.mean(axis=0))
                near.append(others.mean(axis=0) if len(others) else np.zeros_like(common))
            found = self._told[ask, points] = common, np.array(good), np.array(near)
        return found

    def _numbers(self, pieces: Sequence[Piece]) -> list[int]:
        return [self.cut.first, *(piece.number for piece in pieces), self.cut.last]

    def _seen(self, said: Said, pieces: Sequence[Piece], encoded: Encoded) -> Seen:
        state = encoded.states
        looks = state @ self._looks
        looks -= looks.max(axis=0)
        shares = np.exp(looks)
        shares /= shares.sum(axis=0)
        pooled = shares.T @ state  # (dimensions + 1, D)
        count = len(self.about.dimensions)
        logits = np.einsum("kd,dkt->kt", pooled[:count], self._verdicts) + self._verdicts_bias
        logits[:, 1] = logits[:, 0] - _softplus(logits[:, 1])
        heard = np.array([*said.hints, 1], dtype=np.float32)
        logits = logits * self.second[:, :, 0] + self.second[:, :, 1:] @ heard
        logits[:, 1] = logits.min(axis=1)  # explained is never likelier than mentioned
        everywhere = np.zeros((2 + len(pieces), count), dtype=np.float32)
        everywhere[encoded.kept] = shares[:, :count] * (state @ self._verdicts[:, :, 0])
        meaning = state.mean(axis=0) @ self._meaning
        meaning /= np.linalg.norm(meaning)
        denial = self._denial @ np.concatenate([pooled[count], meaning, np.ones(1, dtype=np.float32)])
        return Seen(
            levels=tuple((float(one), float(two)) for one, two in _sigmoid(logits)),
            words=tuple((piece.start, piece.end) for piece in pieces),
            shares=tuple(map(tuple, everywhere[1:-1].T.tolist())),
            state=_plain(pooled[count]),
            denial=float(denial),
            meaning=_plain(meaning),
            subject=_plain(encoded.middle / np.linalg.norm(encoded.middle)),
        )


def _unit(rows: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / lengths


def _plain(numbers: Floats) -> tuple[float, ...]:
    return tuple(numbers.tolist())


def _sigmoid(x: Floats) -> Floats:
    return np.float32(1) / (np.float32(1) + np.exp(-x))


def _softplus(x: Floats) -> Floats:
    return np.logaddexp(np.float32(0), x)
