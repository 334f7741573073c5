from builders_knowledge import the_knowledge
from twominute.scoring.cues import lexicon
from twominute.scoring.looked import saying, words_of
from twominute.scoring.seen import Said
from twominute.scoring.text import Sentence

WITH = "We log every run in MLflow with the commit. We roll back by hand; nobody waits. Feast, no alerts."
WITHOUT = "We log every run in with the commit. We roll back by hand; nobody waits. no alerts."
KNOWN = lexicon(the_knowledge())
ASKED = words_of("How do you roll back?", KNOWN)


def _said(text: str, before: tuple[Said, ...] = ()) -> dict[Sentence, Said]:
    return saying(text, ASKED, the_knowledge(), known=KNOWN, dimensions=("goal", "rollback"), before=before)


def test_what_stands_in_two_texts_is_taken_over_and_everything_else_looked_at_anew() -> None:
    whole, bare = tuple(_said(WITH).values()), _said(WITHOUT)
    taken = _said(WITHOUT, whole)

    assert taken == bare
    assert sum(any(each is other for other in whole) for each in taken.values()) == 2
    assert len(bare) == 4
