"""This reading is wrong: the person's own level, stored beside ours."""

from twominute.errors import NothingToDoError, StorageError
from twominute.model.reading import LEVEL_WORDS, OVERALL_WORDS
from twominute.plain.dialogue import Dialogue
from twominute.session import Desk

BACK = "back"


def correct(desk: Desk, dialogue: Dialogue) -> None:
    """Ask which part of the reading is wrong, what would be right and why, and store it."""
    dimensions = desk.rubric.dimensions
    which = _part([dimension.name for dimension in dimensions], dialogue)
    if which == BACK:
        return
    words = OVERALL_WORDS if which == "o" else LEVEL_WORDS
    value = _value(words, dialogue)
    if value == BACK:
        return
    dialogue.say("Why, in a few words? Enter for none.")
    reason = dialogue.line().strip()
    try:
        desk.override(None if which == "o" else dimensions[int(which) - 1].id, int(value), reason)
    except NothingToDoError as error:
        dialogue.say(error.what)
    except StorageError as error:
        dialogue.say(f"{error}\nIt is not stored; w tries again.")
    else:
        dialogue.say("Stored beside the reading; reports count it.")


def _part(names: list[str], dialogue: Dialogue) -> str:
    dialogue.say("Which part is wrong? Enter goes back.")
    dialogue.say("\n".join(f"  {number} {name}" for number, name in enumerate(names, start=1)))
    dialogue.say("  o overall")
    numbers = {str(number): str(number) for number in range(1, len(names) + 1)}
    choices = {**numbers, "o": "o", "overall": "o", "": BACK}
    return dialogue.choose(f"1 to {len(names)}, o, or Enter.", choices, at_end=BACK)


def _value(words: tuple[str, ...], dialogue: Dialogue) -> str:
    meaning = ", ".join(f"{level} {word}" for level, word in enumerate(words))
    dialogue.say(f"What would be right? {meaning}; Enter goes back.")
    choices = {**{str(level): str(level) for level in range(len(words))}, "": BACK}
    return dialogue.choose(f"0 to {len(words) - 1}, or Enter.", choices, at_end=BACK)
