-- The schema of a new database, version 4. An older database is brought to it by migrations/0002.sql and so on:
-- each file leads to the version in its name, is only ever added, and is never changed once released.
-- Every time is UTC in ISO 8601 with microseconds, so that text order is time order.

create table session (
    id text primary key,                     -- uuid of one sitting
    mode text not null,                      -- practice or interview
    started_at text not null                 -- when the sitting began
) strict;

create table attempt (
    number integer primary key autoincrement, -- what the person types in `show N`; never used twice
    uuid text not null unique,               -- the same attempt in every copy of this database
    session text not null references session (id),
    question_id text not null,               -- id in a bank, or `asked` for a question that is in none
    level text,                              -- beginner, intermediate or scenario; null when in no bank
    ask text not null,                       -- the question as it was put
    follow_up text,                          -- the dimension a follow-up aimed at; null for the question itself
    answer text not null,                    -- exactly as typed; lone surrogates became U+FFFD
    seconds_used real not null,              -- seconds at the keyboard, pauses left out
    seconds_limit integer,                   -- null without a limit
    started_at text not null,                -- when the answer was begun
    locked_at text not null,                 -- when the row was written
    hints_used integer not null,             -- rungs of the hint ladder that were shown
    checksum text not null                   -- sha256 of all columns from uuid to hints_used
) strict;

create index attempt_question on attempt (question_id);
create index attempt_session on attempt (session);

-- What a list is ordered by and figures are made of, so that neither reads fifty thousand answers for it.
create index attempt_moment on attempt (
    started_at, number, question_id, level, follow_up, seconds_used, seconds_limit
);

create trigger attempt_never_changes before update on attempt begin
    select raise(abort, 'an attempt never changes');
end;

create table reading (
    id integer primary key autoincrement,    -- the highest of an attempt is its newest reading
    attempt integer not null references attempt (number) on delete cascade,
    scorer text not null,                    -- name and version of the scorer
    body text not null,                      -- the whole reading as JSON with a schema_version
    overall integer not null,                -- 0 to 4, as in the body
    at text not null,                        -- when the answer was read
    checksum text not null                   -- sha256 of all columns from attempt to at
) strict;

create index reading_attempt on reading (attempt);

create trigger reading_never_changes before update on reading begin
    select raise(abort, 'a reading never changes');
end;

-- What figures are made of, so that a report need not parse every reading.
create table mark (
    attempt integer primary key references attempt (number) on delete cascade,
    overall integer not null,                -- 0 to 4, of the newest reading
    levels text not null                     -- of the newest reading, as JSON: [[dimension, 0 to 2, expected], ...]
) strict;

create table self_rating (
    id integer primary key autoincrement,    -- the highest of an attempt counts
    attempt integer not null references attempt (number) on delete cascade,
    body text not null,                      -- JSON: [[dimension, 0 to 2], ...]
    at text not null,                        -- when the person rated
    checksum text not null                   -- sha256 of all columns from attempt to at
) strict;

create index self_rating_newest on self_rating (attempt, id, body);

create table override (
    id integer primary key autoincrement,    -- in the order they were made
    attempt integer not null references attempt (number) on delete cascade,
    dimension text,                          -- null when the overall is corrected
    value integer not null,                  -- the level 0 to 2, or the overall 0 to 4, held to be right
    reason text not null,                    -- in the person's words, may be empty
    at text not null,                        -- when the person said so
    checksum text not null                   -- sha256 of all columns from attempt to at
) strict;

create index override_attempt on override (attempt);

create table link (
    attempt integer primary key references attempt (number) on delete cascade,
    kind text not null,                      -- follow-up, retry, without-tools or repair; a plain answer has no row
    earlier integer,                         -- the number of the answer it goes back to; that one may be gone by now
    checksum text not null                   -- sha256 of all columns from attempt to earlier
) strict;

create trigger link_never_changes before update on link begin
    select raise(abort, 'a link never changes');
end;

create table trash (
    id integer primary key autoincrement,    -- the highest comes back first
    attempt integer not null unique references attempt (number) on delete cascade,
    deleted_at text not null                 -- 30 days later the attempt is really gone
) strict;

create view kept as -- the attempts that are not in the trash
    select * from attempt where number not in (select attempt from trash);
