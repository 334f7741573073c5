import pytest

from builders import a_question, a_reading, a_rubric, rows_of
from twominute.render.frame import ReadSample, frame_page

WEAK = ReadSample("Weak", "MLflow and then\nKubeflow.", a_reading(1, levels={}))
STRONG = ReadSample("Strong", "We go back to the old one within the hour.", a_reading(4, levels={"rollback": 2}))


def _lines(width: int, *dimension_ids: str) -> list[str]:
    page = frame_page(a_rubric(*dimension_ids), a_question(), (WEAK, STRONG), bank="my bank", width=width)
    return rows_of(page)


@pytest.mark.parametrize("dimension_ids", [(), ("goal", "lifecycle", "rollback")])
def test_the_way_back_in_the_picture_joins_the_last_to_the_second(dimension_ids: tuple[str, ...]) -> None:
    names, arrows, back = _lines(100, *dimension_ids)[1:4]
    second, last = names.split(" -> ")[1], names.split(" -> ")[-1]

    assert second in names[names.index(second) : arrows.index("^") + len(second)]
    assert names.rindex(last) <= arrows.index("|") < len(names)
    assert (back.index("+"), back.rindex("+")) == (arrows.index("^"), arrows.index("|"))


def test_the_two_answers_stand_side_by_side_where_there_is_room() -> None:
    row = next(line for line in _lines(80) if "MLflow" in line)

    assert row.startswith("    MLflow and then Kubeflow.")
    assert "We go back" in row
    assert max(map(len, _lines(80)[20:])) <= 80


def test_the_last_line_names_the_bank() -> None:
    assert _lines(100)[-1] == "Try it: twominute drill why-a-way-back --bank 'my bank'"


def test_on_a_narrow_screen_everything_stands_below_each_other() -> None:
    lines = _lines(40)

    assert "    MLflow and then Kubeflow." in lines
    assert "    Goal" in lines
    assert not any("^" in line for line in lines)


def test_each_dimension_has_both_levels_and_the_strong_answer_its_evidence() -> None:
    text = "\n".join(_lines(100))

    assert "    Rollback     - absent      + explained" in text
    assert 'Rollback: "roll back"' in text
