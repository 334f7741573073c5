"""`twominute score`: one answer read."""

from twominute.commands import opened
from twominute.commands.answered import save_answer
from twominute.commands.env import Env
from twominute.commands.options import ScoreOptions
from twominute.commands.output import show, show_json, tell
from twominute.commands.reader import Reader
from twominute.errors import Exit
from twominute.files.answers import read_answer
from twominute.model.reading import Reading
from twominute.render.reading import reading_page
from twominute.render.reading_json import reading_json


def score(env: Env, options: ScoreOptions) -> Exit:
    """Read one answer, print its reading; store nothing unless asked to."""
    loaded = opened.bank(env, options.bank)
    question = opened.question_or_asked(loaded, question_id=options.question_id, ask=options.ask)
    text = read_answer(options.file, env.stdin.buffer if env.stdin else None)

    def reading_of() -> Reading:
        return Reader(loaded.knowledge)(question, text)

    if options.save:
        number, reading = save_answer(env, question, text, reading_of)
        tell(env, f"Stored. `twominute show {number}` shows it again.")
    else:
        reading = reading_of()
    if options.as_json:
        show_json(env, reading_json(question.id, question.ask, reading))
    else:
        show(env, reading_page(reading, loaded.bank.rubric))
    return Exit.NO if options.fail_under is not None and reading.overall < options.fail_under else Exit.FINE
