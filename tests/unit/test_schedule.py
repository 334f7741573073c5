from datetime import date, timedelta

from builders import a_question, a_reading, an_attempt
from twominute.model.attempt import Attempt, Link, LinkKind
from twominute.model.names import Difficulty
from twominute.model.question import Question
from twominute.model.reading import Reading
from twominute.schedule import LAST_DAYS, MOST_DUE, NEW_EVERY, Choice, choose, choose_set, standing
from twominute.spacing import SHORTEST_REST

TODAY = date(2026, 3, 2)
EASY = a_question("easy", level=Difficulty.BEGINNER, expects=(("goal", 1),))
HARD = a_question("hard", level=Difficulty.SCENARIO, expects=(("goal", 1),))
Past = list[tuple[date, Attempt]]


def _answered(question_id: str, *overalls: int, days_ago: int = 1) -> Past:
    day = TODAY - timedelta(days=days_ago)
    return [
        (day, an_attempt(n, question_id=question_id, reading=a_reading(overall))) for n, overall in enumerate(overalls)
    ]


def _at(overall: int = 1, **levels: int) -> Reading:
    return a_reading(overall, levels=levels)


def _chosen(questions: list[Question], past: Past, *, today: date = TODAY, leave_out: tuple[str, ...] = ()) -> Choice:
    choice = choose(questions, past, today=today, leave_out=leave_out)
    assert choice is not None
    return choice


def test_the_first_question_is_an_easy_new_one() -> None:
    assert _chosen([HARD, EASY], []).question is EASY


def test_what_is_due_comes_before_anything_new() -> None:
    choice = _chosen([HARD, EASY], _answered("hard", 1, days_ago=SHORTEST_REST))

    assert choice.question is HARD
    rested = "last asked 3 days ago, to come back after 3 to 10 days"
    assert choice.why == f"It has rested long enough: {rested}."
    later = _chosen([HARD, EASY], _answered("hard", 1, days_ago=10 - LAST_DAYS))
    assert later.why.startswith("It is to come back now: last asked 9 days ago")


def test_it_says_where_what_is_due_asks_for_the_weakest_dimension() -> None:
    weak = a_question("b", expects=(("rollback", 3),))
    past = [(TODAY - timedelta(days=SHORTEST_REST), an_attempt(1, question_id="b", reading=_at(rollback=0)))]

    assert ", and it asks for rollback, the weakest dimension lately: last asked 3 days" in _chosen([weak], past).why


def test_of_what_is_due_the_weakest_dimension_comes_first() -> None:
    strong, weak = a_question("a", expects=(("goal", 3),)), a_question("b", expects=(("rollback", 3),))
    past = [
        (TODAY - timedelta(days=30), an_attempt(1, question_id="a", reading=a_reading(2, levels={"goal": 2}))),
        (TODAY - timedelta(days=20), an_attempt(2, question_id="b", reading=a_reading(2, levels={"rollback": 0}))),
    ]

    assert _chosen([strong, weak], past).question is weak


def _interval(question: Question, past: Past) -> tuple[date, date, date]:
    """Return the first day, the day of the middle and the last day on which a question is to come back."""
    rest = standing([question], past, today=TODAY).practised[0].rest
    return rest.due, rest.due + (rest.latest - rest.due + timedelta(days=1)) // 2, rest.latest


def test_the_weakest_dimension_comes_first_until_the_interval_of_another_ends() -> None:
    known, weak = a_question("a", expects=(("goal", 3),)), a_question("b", expects=(("rollback", 3),))
    past = [(TODAY, an_attempt(1, question_id="a", reading=_at(overall=4, goal=2)))]
    last = _interval(known, past)[2] - timedelta(days=LAST_DAYS)
    past.append((last - timedelta(days=SHORTEST_REST + 1), an_attempt(2, question_id="b", reading=_at(rollback=0))))

    assert _chosen([known, weak], past, today=last - timedelta(days=1)).question is weak
    assert _chosen([known, weak], past, today=last).question is known


def test_of_intervals_that_end_the_one_that_ends_first_comes_first() -> None:
    sooner, later = a_question("b", expects=(("goal", 3),)), a_question("a", expects=(("rollback", 3),))
    past = [
        (TODAY - timedelta(days=1), an_attempt(1, question_id="b", reading=_at(goal=2))),
        (TODAY, an_attempt(2, question_id="a", reading=_at(rollback=0))),
    ]
    today = _interval(sooner, past[:1])[2]

    assert _interval(later, past[1:])[2] == today + timedelta(days=LAST_DAYS)
    assert _chosen([sooner, later], past, today=today).question is sooner


def test_what_has_half_of_its_interval_behind_it_comes_before_what_has_not() -> None:
    pressing, due = a_question("a", expects=(("goal", 3),)), a_question("b", expects=(("lifecycle", 3),))
    past = [(TODAY, an_attempt(1, question_id="a", reading=_at(goal=2)))]
    middle = _interval(pressing, past)[1]
    worse = _at(overall=0, lifecycle=2)  # forgotten sooner: recall alone would ask for it first
    past += [
        (middle - timedelta(days=SHORTEST_REST + 1), an_attempt(2, question_id="b", reading=worse)),
        (middle - timedelta(days=1), an_attempt(3, question_id="c", reading=_at(rollback=0))),
    ]

    assert _chosen([pressing, due], past, today=middle).question is pressing
    assert _chosen([pressing, due], past, today=middle - timedelta(days=1)).question is due


def test_what_is_due_waits_for_a_new_one_that_asks_more_for_the_weakest_dimension_for_half_of_its_interval() -> None:
    due = a_question("due", expects=(("goal", 3), ("rollback", 2)))
    new = a_question("new", expects=(("goal", 1), ("rollback", 2)))
    less = a_question("less", expects=(("goal", 2), ("rollback", 1)))
    past = [(TODAY, an_attempt(1, question_id="due", reading=_at(overall=1, goal=2, rollback=0)))]
    first, middle, _ = _interval(due, past)

    assert _chosen([due, new], past, today=first).question is new
    assert _chosen([due, less], past, today=first).question is due
    assert _chosen([due, new], past, today=middle - timedelta(days=1)).question is new
    assert _chosen([due, new], past, today=middle).question is due


def test_every_third_question_of_a_day_is_new_while_few_are_due() -> None:
    due = [a_question(f"due{n}") for n in range(MOST_DUE)]
    past = [pair for question in due for pair in _answered(question.id, 1, days_ago=SHORTEST_REST)]
    twice = [*past, *[(TODAY, an_attempt(question_id="other"))] * (NEW_EVERY - 1)]
    new = a_question("new")

    assert _chosen([*due, new], past).question is not new
    assert _chosen([*due, new], twice).question is new
    assert (
        _chosen([*due, a_question("other"), new], [*twice, *_answered("other", 1, days_ago=SHORTEST_REST)]).question
        is not new
    )


def test_the_third_question_of_a_day_is_not_new_while_an_interval_ends() -> None:
    past = [(TODAY, an_attempt(1, question_id="due", reading=_at(goal=2)))]
    due, new = a_question("due", expects=(("goal", 3),)), a_question("new", expects=(("rollback", 3),))
    last = _interval(due, past)[2] - timedelta(days=LAST_DAYS)
    past += [(last, an_attempt(2 + n, question_id="other", reading=_at(rollback=0))) for n in range(NEW_EVERY - 1)]

    assert _chosen([due, new], past, today=last).question is due


def test_where_nothing_is_new_the_third_question_is_what_is_due() -> None:
    days = [*[TODAY - timedelta(days=SHORTEST_REST)] * 3, *[TODAY] * (NEW_EVERY - 1)]
    past = [(day, an_attempt(n, question_id=f"q{n}", reading=_at(goal=1))) for n, day in enumerate(days)]

    choice = _chosen([a_question(f"q{n}") for n in range(len(days))], past)

    assert choice.question.id in {"q0", "q1", "q2"}
    assert choice.why.startswith("It has rested long enough")


def test_the_weakest_dimension_picks_among_the_new_ones() -> None:
    asks_rollback = a_question("back", level=Difficulty.SCENARIO, expects=(("rollback", 3),))
    done = an_attempt(question_id="easy", reading=a_reading(4, levels={"goal": 2, "rollback": 0}))
    choice = _chosen([EASY, HARD, asks_rollback], [(TODAY, done)])

    assert choice.question is asks_rollback
    assert "rollback" in choice.why


def test_of_the_new_ones_that_weigh_it_alike_the_one_that_asks_for_little_else_comes() -> None:
    broad = [a_question(f"broad{n}", expects=(("rollback", 3), ("controls", 3), ("goal", 2))) for n in range(20)]
    narrow = a_question("narrow", expects=(("rollback", 3), ("goal", 1)))
    done = an_attempt(question_id="easy", reading=a_reading(4, levels={"goal": 2, "rollback": 0}))

    assert _chosen([EASY, *broad, narrow], [(TODAY, done)]).question is narrow


def test_of_what_is_due_the_weakest_dimension_comes_before_another_topic() -> None:
    before = a_question("before", topic="drift", expects=(("goal", 1),))
    weak = a_question("weak", topic="drift", expects=(("rollback", 3),))
    other = a_question("other", topic="cost", expects=(("goal", 3),))
    day = TODAY - timedelta(days=SHORTEST_REST)
    past = [
        (day, an_attempt(1, question_id="other", reading=a_reading(1, levels={"goal": 2}))),
        (day, an_attempt(2, question_id="weak", reading=a_reading(1, levels={"rollback": 0}))),
    ]

    assert _chosen([before, other, weak], past, leave_out=("before",)).question is weak


def test_a_follow_up_and_a_retry_do_not_put_their_question_off() -> None:
    follow_up = an_attempt(question_id="easy", follow_up="goal", reading=a_reading(4))
    again = an_attempt(question_id="easy", link=Link(LinkKind.RETRY, 1), reading=a_reading(4))

    assert _chosen([EASY], [(TODAY, follow_up), (TODAY, again)]).why.startswith("New")


def test_what_was_asked_in_this_session_is_left_out() -> None:
    assert choose([EASY], [], today=TODAY, leave_out=["easy"]) is None


def test_when_nothing_is_due_or_new_the_one_most_faded_comes() -> None:
    past = [*_answered("hard", 3, days_ago=1), *_answered("easy", 4, days_ago=1)]
    rested = _chosen([EASY, HARD], past, today=TODAY)

    assert rested.question is HARD
    assert rested.why == "Nothing is due; this one has faded most, 1 day after its answer."


def test_the_same_history_makes_the_same_choice_all_day() -> None:
    many = [a_question(f"q{n}", level=Difficulty.BEGINNER) for n in range(20)]

    assert len({_chosen(many, []).question.id for _ in range(5)}) == 1
    assert len({_chosen(many, [], today=TODAY + timedelta(days=n)).question.id for n in range(20)}) > 5


def test_topics_alternate() -> None:
    asked = a_question("asked", topic="drift")
    same = [a_question(f"same{n}", topic="drift") for n in range(20)]
    other = a_question("other", topic="incidents")

    assert _chosen([asked, *same, other], [], leave_out=("asked",)).question is other


def test_of_other_topics_the_one_that_is_easily_confused_comes_next() -> None:
    asked = a_question("asked", topic="drift", expects=(("monitoring", 3),))
    far = [a_question(f"far{n}", topic="cost", expects=(("goal", 3),)) for n in range(20)]
    near = a_question("near", topic="incidents", expects=(("monitoring", 2), ("rollback", 2)))

    assert _chosen([asked, *far, near], [], leave_out=("asked",)).question is near


def test_an_interview_has_rising_levels_and_a_topic_for_each_question() -> None:
    questions = [
        a_question(f"{level}-{topic}", level=level, topic=topic) for level in Difficulty for topic in ("a", "b", "c")
    ]
    chosen = choose_set(questions, [], today=TODAY, count=3)

    assert [each.level for each in chosen] == list(Difficulty)
    assert {each.topic for each in chosen} == {"a", "b", "c"}


def test_an_interview_is_as_long_as_the_questions_reach() -> None:
    assert choose_set([EASY, HARD], [], today=TODAY, count=5) == (EASY, HARD)


def test_a_new_session_asks_what_the_one_before_would_have_asked_next() -> None:
    many = [a_question(f"q{n}", level=Difficulty.BEGINNER) for n in range(20)]
    past = [(TODAY, an_attempt(question_id="q3", reading=a_reading(4, levels={})))]

    assert _chosen(many, past, leave_out=("q3",)) == _chosen(many, past)
