"""`twominute forget`: one answer or everything, gone for good."""

from functools import partial

from twominute.commands import stored
from twominute.commands.ask import confirmed
from twominute.commands.env import Env
from twominute.commands.options import ForgetOptions
from twominute.commands.output import tell
from twominute.errors import Exit, UsageError
from twominute.files.plans import forget_plans
from twominute.render.backups import copies_told
from twominute.store.backups import listed
from twominute.store.drafts import clear, discard, leftover
from twominute.store.forgetting import Traces, forget_all, forget_one

ELSEWHERE = "Files that you wrote elsewhere (backup -o, exports) are not known here."


def forget(env: Env, options: ForgetOptions) -> Exit:
    """Remove what was asked for, once the person has said that it is meant."""
    if options.every == (options.number is not None):
        raise UsageError(
            "Forget one answer or all of them.", next_step="twominute forget NUMBER, or twominute forget --all"
        )
    if options.number is None:
        return _every(env, is_sure=options.is_sure)
    return _one(env, options.number, is_sure=options.is_sure)


def _one(env: Env, number: int, *, is_sure: bool) -> Exit:
    with stored.store(env) as store:
        traces = store.traces(number)
    if not is_sure and not confirmed(
        env, f"Remove answer {number} ({traces.question_id}) for good, from every copy too?"
    ):
        return _left(env)
    done = forget_one(stored.database(env), traces.uuid, on_wait=partial(stored.tell_of_waiting, env))
    _discard_drafts(env, traces)
    tell(env, f"Answer {number} is gone, from {copies_told(done.cleaned)} too. {ELSEWHERE}")
    for copy in done.removed:
        tell(env, f"Removed, because it is damaged and the answer may be in it: {copy}")
    return Exit.FINE


def _every(env: Env, *, is_sure: bool) -> Exit:
    path = stored.database(env)
    copies = copies_told(len(listed(path)))
    if not is_sure and not confirmed(env, f"Remove every answer, draft and plan for good, and {copies}?"):
        return _left(env)
    clear(stored.drafts(env))
    forget_all(path, on_wait=partial(stored.tell_of_waiting, env))
    forget_plans(stored.folder(env))
    tell(
        env, f"Every answer, draft and plan is gone, and {copies}. {ELSEWHERE} `twominute privacy` shows what is left."
    )
    return Exit.FINE


def _discard_drafts(env: Env, traces: Traces) -> None:
    """Remove the drafts of the sitting in which a question was answered: they may hold what the answer holds."""
    for draft in leftover(stored.drafts(env)):
        if (draft.session_id, draft.question_id) == (traces.session_id, traces.question_id):
            discard(stored.drafts(env), draft)


def _left(env: Env) -> Exit:
    tell(env, "Nothing is removed.")
    return Exit.NO
