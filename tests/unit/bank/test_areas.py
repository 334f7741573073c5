from builders_bank import a_base, a_file, problems_of
from twominute.bank.load import parse_bank
from twominute.model.question import Area, AreaCue

AREAS = """
areas:
  - id: way-back
    name: Way back
    means: What is done when it goes wrong.
    dimensions: [rollback, monitoring]
    topics: [incidents]
    cues:
      - {cue: "old one|version", catches: "The old one comes back.", leaves: "It is old."}
  - {id: watching, name: Watching, means: What is watched., dimensions: [monitoring]}
"""
TWICE = AREAS + "  - {id: watching, name: Again, means: The same., dimensions: [monitoring]}\n"


def problems_in(text: str) -> list[str]:
    return problems_of(a_file(), a_file(text, "areas.yaml"))


def test_areas_are_read_with_their_dimensions_topics_and_cues() -> None:
    bank = parse_bank("mine", [a_file(), a_file(AREAS, "areas.yaml")], base=a_base()).bank

    assert bank.areas == (
        Area(
            "way-back",
            "Way back",
            "What is done when it goes wrong.",
            ("rollback", "monitoring"),
            ("incidents",),
            (AreaCue("old one|version", "The old one comes back.", "It is old."),),
        ),
        Area("watching", "Watching", "What is watched.", ("monitoring",)),
    )


def test_a_bank_without_the_file_has_no_areas_even_if_the_one_it_leans_on_has() -> None:
    base = parse_bank("base", [a_file(), a_file(AREAS, "areas.yaml")], base=a_base())

    assert parse_bank("mine", [a_file()], base=base).bank.areas == ()


def test_an_area_comes_once() -> None:
    assert problems_in(TWICE) == ['areas.yaml:11:10: area "watching" is in line 10 already, keep one of them']


def test_a_dimension_and_a_topic_of_an_area_are_of_its_bank() -> None:
    found = problems_in(AREAS.replace("[rollback,", "[rolback,").replace("[incidents]", "[gardening]"))

    assert [each.partition(", write")[0] for each in found] == [
        'areas.yaml:6:18: "rolback" is unknown as one of dimensions',
        'areas.yaml:7:14: "gardening" is unknown as one of topics',
    ]


def test_an_area_without_a_dimension_is_refused() -> None:
    found = problems_in(AREAS.replace("[monitoring]", "[]"))

    assert found == ["areas.yaml:10:73: dimensions has 0, write 1 to 12 of them"]
