from builders import an_area, an_area_cue
from twominute.scoring.areas import namer

named = namer(
    (
        an_area("way-back", cues=(an_area_cue("roll back"), an_area_cue("old version"))),
        an_area("watching", cues=(an_area_cue("watch * weekly"),)),
        an_area("bare"),
    )
)


def test_a_text_names_the_areas_whose_cues_it_holds_with_their_number() -> None:
    assert named("We watch it weekly. Then we rolled back to the old version, and roll back again.") == {
        "watching": 1,
        "way-back": 2,
    }


def test_a_text_without_a_cue_names_no_area() -> None:
    assert not named("We go on.")
