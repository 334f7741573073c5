-- What a list is ordered by and figures are made of, so that neither reads fifty thousand answers for it.

create index attempt_moment on attempt (
    started_at, number, question_id, level, follow_up, seconds_used, seconds_limit
);

drop index self_rating_attempt;
create index self_rating_newest on self_rating (attempt, id, body);
