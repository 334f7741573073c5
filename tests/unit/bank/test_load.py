import pytest

from builders_bank import CUES, NAME, QUESTION, RUBRIC, STANCES, TOOLS, a_base, a_file, changed, problems_of
from twominute.bank.load import parse_bank, places_in
from twominute.bank.place import Place
from twominute.bank.problems import MOST
from twominute.errors import BankError, Exit
from twominute.model.knowledge import Stance
from twominute.model.names import Difficulty
from twominute.model.question import SampleAnswer, SampleKind


def test_a_question_comes_out_as_it_is_written() -> None:
    question = parse_bank("mine", [a_file()], base=a_base()).bank.questions[0]

    assert (question.id, question.level, question.topic) == ("why-a-way-back", Difficulty.BEGINNER, "incidents")
    assert question.expects == (("rollback", 3), ("monitoring", 1))
    assert [point.id for point in question.key_points] == ["way-back", "signal"]
    assert question.model_answer.endswith("back to it\nwhen recall falls by two points within a day.")
    assert question.hints == ("Think of the day after.", "Name what comes back.", "Say who switches, and when.")
    assert question.follow_ups == (("rollback", "Who decides?"), ("monitoring", "On what signal?"))
    assert question.tests[1] == SampleAnswer(SampleKind.PLAIN, "Last week's one can take over.", 3, 4)
    assert len(question.tests) == 5


def test_knowledge_comes_out_as_it_is_written() -> None:
    knowledge = a_base().knowledge

    assert [dimension.id for dimension in knowledge.rubric.dimensions] == ["rollback", "monitoring"]
    assert [tool.aliases for tool in knowledge.tools] == [("ml flow",), ()]
    assert knowledge.cues[0].phrase == "roll back"
    assert knowledge.stances[0].stance is Stance.DENIED
    assert knowledge.concrete == ("when",)


def test_seconds_hints_and_follow_ups_may_be_left_out() -> None:
    start, end = QUESTION.index("hints:"), QUESTION.index("tests:")
    text = changed("seconds: 120\n", "", text=QUESTION[:start] + QUESTION[end:])
    question = parse_bank("mine", [a_file(text)], base=a_base()).bank.questions[0]

    assert (question.seconds, question.hints, question.follow_ups) == (120, (), ())


def test_words_that_yaml_would_turn_into_something_else_stay_words() -> None:
    text = changed("Why does a release need a way back?", "no")
    question = parse_bank("mine", [a_file(text)], base=a_base()).bank.questions[0]

    assert question.ask == "no"


def test_places_lead_to_the_field() -> None:
    places = places_in([a_file()])

    assert places["why-a-way-back", "ask"] == Place(NAME, 4, 6)
    assert places["why-a-way-back", "key_points/1/near_miss/0"] == Place(NAME, 24, 9)
    assert places["why-a-way-back", "tests/tools/answer"] == Place(NAME, 51, 13)


def test_all_problems_of_all_files_are_told_at_once() -> None:
    first = a_file(changed("level: beginner", "level: hard"))
    second = a_file(changed("seconds: 120", "seconds: 1"), "other/why-a-way-back.yaml")
    with pytest.raises(BankError) as caught:
        parse_bank("mine", [first, second, a_file(": :", "x.yaml")], base=a_base())

    lines = str(caught.value).splitlines()
    assert [line.split(": ")[0] for line in lines[1:-1]] == [
        "why-a-way-back.yaml:2:8",
        "other/why-a-way-back.yaml:1:5",
        "other/why-a-way-back.yaml:5:10",
        "x.yaml:1:1",
    ]
    assert lines[-1] == "4 problems to mend."
    assert caught.value.status is Exit.BAD_INPUT


def test_an_id_that_is_taken_is_told_with_the_place_of_the_other() -> None:
    problems = problems_of(a_file(), a_file(path="other/why-a-way-back.yaml"))

    assert problems == [
        f'other/{NAME}:1:5: the id "why-a-way-back" is taken in {NAME}:1:5, write another',
    ]


def test_a_bank_without_a_question_is_refused() -> None:
    problems = problems_of(a_file(TOOLS, "tools.yaml"))

    assert problems == ["mine:1:1: there is no question file, add one, such as why-a-registry.yaml"]


def test_a_bank_brings_its_own_knowledge_where_it_has_it() -> None:
    tools = a_file("tools:\n  - name: Feast\n", "tools.yaml")
    loaded = parse_bank("mine", [a_file(), tools], base=a_base())

    assert [tool.name for tool in loaded.knowledge.tools] == ["Feast"]
    assert loaded.bank.topics == a_base().bank.topics
    assert loaded.knowledge.cues == a_base().knowledge.cues


def test_without_another_bank_all_files_must_be_there() -> None:
    with pytest.raises(BankError) as caught:
        parse_bank("mine", [a_file(), a_file(RUBRIC, "rubric.yaml"), a_file(CUES, "cues.yaml")])

    assert caught.value.what.splitlines()[1:] == [
        "mine/topics.yaml:1:1: the file is missing, put it back",
        "mine/tools.yaml:1:1: the file is missing, put it back",
        "mine/stances.yaml:1:1: the file is missing, put it back",
    ]


def test_two_files_for_one_kind_of_knowledge_are_refused() -> None:
    problems = problems_of(a_file(), a_file(STANCES, "stances.yaml"), a_file(STANCES, "old/stances.yaml"))

    assert problems == ["old/stances.yaml:1:1: this bank has stances.yaml already, keep one of them"]


def test_dimensions_of_its_own_need_examples_of_their_own() -> None:
    rubric = a_file(changed("id: monitoring", "id: goal", text=RUBRIC), "rubric.yaml")
    question = a_file(QUESTION.replace("  monitoring:", "  goal:"))

    assert [problem.split(",")[0] for problem in problems_of(question, rubric)] == [
        "rubric.yaml:4:5: the dimension rollback lacks examples",
        "rubric.yaml:13:5: the dimension goal lacks examples",
    ]


def test_dimensions_of_its_own_are_not_read_by_the_cues_of_others() -> None:
    examples = "    good: [a b c, d e f, g h i]\n    near_miss: [j k l, m n o, p q r]\n"
    text = changed("id: monitoring", "id: goal", text=RUBRIC).replace("  - id: goal", f"{examples}  - id: goal")
    rubric = a_file(text + examples, "rubric.yaml")
    question = a_file(QUESTION.replace("  monitoring:", "  goal:"))
    loaded = parse_bank("mine", [question, rubric], base=a_base())

    assert loaded.knowledge.cues == ()
    assert loaded.bank.rubric.dimensions[1].good == ("a b c", "d e f", "g h i")


def test_a_topic_of_its_own_is_known_from_its_list() -> None:
    topics = a_file("topics:\n  - {id: outages, means: All of it.}\n", "topics.yaml")
    question = a_file(changed("topic: incidents", "topic: outages"))

    assert problems_of(question) != []
    assert problems_of(question, topics) == []


def test_a_file_with_very_many_problems_is_given_up() -> None:
    text = QUESTION + "".join(f"key-{number}: x\n" for number in range(500))
    problems = problems_of(a_file(text))

    assert len(problems) == MOST + 1
    assert problems[-1].endswith("100 problems so far, mend those first, the rest was not read")


def test_a_file_name_cannot_steer_the_terminal() -> None:
    problems = problems_of(a_file("a", "x\x1b[2J\n.yaml"))

    assert problems[0].startswith("x\ufffd[2J .yaml:1:1: the question is text")
