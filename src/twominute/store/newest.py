"""The newest attempts: of all, and at each question."""

from twominute.model.attempt import Attempt
from twominute.store.assemble import assemble
from twominute.store.database import Database

_LATELY = """
    with recursive asked (id) as (
        select min(question_id) from attempt
        union all select (select min(question_id) from attempt where question_id > id) from asked where id is not null
    )
    select kept.*, session.mode from kept left join session on session.id = kept.session
    where number in (
        select * from (select number from kept order by number desc limit ?)
        union select value from asked, json_each((
            select json_group_array(number) from (
                select number from kept where question_id = asked.id order by number desc limit ?
            )
        ))
    )
    order by number
"""
"""The index of the questions is stepped through; a window over all attempts takes a quarter of a second."""
_UNREAD = """
    select kept.*, session.mode from kept left join session on session.id = kept.session
    where number in (select number from kept order by number desc limit ?)
        and not exists (select * from reading where attempt = number)
    order by number
"""


def lately(database: Database, *, newest: int, of_each_question: int) -> list[Attempt]:
    """Return the newest attempts of all and the newest at each question, oldest first."""
    return assemble(database, database.rows(_LATELY, (newest, of_each_question)))


def unread(database: Database, *, newest: int) -> list[Attempt]:
    """Return those of the newest attempts that nobody has read, oldest first."""
    return assemble(database, database.rows(_UNREAD, (newest,)))
