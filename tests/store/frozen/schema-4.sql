pragma application_id = 843925838;
pragma user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE attempt (
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
INSERT INTO "attempt" VALUES(1,'1c4dbb8c-67c5-4052-a7ea-b910dc50bb6e','3b0c0f0e-1111-4222-8333-944444444444','rollback-01','beginner','How do you roll back a model?',NULL,'We watch the input drift and roll back when accuracy falls.',61.25,120,'2025-03-04T12:00:00.000000+00:00','2025-03-04T12:00:02.000000+00:00',1,'382fec4bdbc1ed9b227b98944d471126673d666f02e3a5d499f00dd6a99c007a');
INSERT INTO "attempt" VALUES(2,'79e6bb42-e08d-47b7-a195-25b1afe6b4d1','3b0c0f0e-1111-4222-8333-944444444444','rollback-01','beginner','How do you roll back a model?',NULL,'naïve 😀 answer',61.25,120,'2025-03-04T12:00:00.000000+00:00','2025-03-04T12:00:03.000000+00:00',1,'2f1f261ee5971005c6b6e58e7578108f1980ebf961296ce8b275d3f40a89ee3e');
INSERT INTO "attempt" VALUES(3,'a9cd3eee-3ac3-47bb-b343-237fea117fef','3b0c0f0e-1111-4222-8333-944444444444','rollback-01','beginner','How do you roll back a model?',NULL,'thrown away',61.25,120,'2025-03-04T12:00:00.000000+00:00','2025-03-04T12:00:04.000000+00:00',1,'3f4968a99bc5d5ee29970c489a7db89ee4d11f94e69a8dcb0bdd152317b90b65');
CREATE TABLE link (
    attempt integer primary key references attempt (number) on delete cascade,
    kind text not null,                      -- follow-up, retry, without-tools or repair; a plain answer has no row
    earlier integer,                         -- the number of the answer it goes back to; that one may be gone by now
    checksum text not null                   -- sha256 of all columns from attempt to earlier
) strict;
CREATE TABLE mark (
    attempt integer primary key references attempt (number) on delete cascade,
    overall integer not null,                -- 0 to 4, of the newest reading
    levels text not null                     -- of the newest reading, as JSON: [[dimension, 0 to 2, expected], ...]
) strict;
INSERT INTO "mark" VALUES(1,2,'[["monitoring",2,1],["rollback",0,0]]');
CREATE TABLE override (
    id integer primary key autoincrement,    -- in the order they were made
    attempt integer not null references attempt (number) on delete cascade,
    dimension text,                          -- null when the overall is corrected
    value integer not null,                  -- the level 0 to 2, or the overall 0 to 4, held to be right
    reason text not null,                    -- in the person's words, may be empty
    at text not null,                        -- when the person said so
    checksum text not null                   -- sha256 of all columns from attempt to at
) strict;
INSERT INTO "override" VALUES(1,1,'rollback',2,'I said so in the last sentence.','2025-03-04T12:00:00.000000+00:00','dfd110e1f25c70ef22b76005ca532cee28ac716b5b05897bfee649ecd3c1e3f2');
CREATE TABLE reading (
    id integer primary key autoincrement,    -- the highest of an attempt is its newest reading
    attempt integer not null references attempt (number) on delete cascade,
    scorer text not null,                    -- name and version of the scorer
    body text not null,                      -- the whole reading as JSON with a schema_version
    overall integer not null,                -- 0 to 4, as in the body
    at text not null,                        -- when the answer was read
    checksum text not null                   -- sha256 of all columns from attempt to at
) strict;
INSERT INTO "reading" VALUES(1,1,'cues 1','{"schema_version":1,"overall":2,"dimensions":[{"dimension":"monitoring","level":2,"evidence":[{"span":{"start":3,"end":24},"quote":"watch the input drift","why":"names what is watched","carrier":null}],"gap":null,"expected":true},{"dimension":"rollback","level":0,"evidence":[],"gap":"The answer says no way back.","expected":false}],"vetoes":[{"dimension":"deployment","span":{"start":0,"end":2},"quote":"We","why":"is denied"}],"tool_dropping":false,"off_task":false,"unsure":true,"notes":["The answer is short."],"without_tools":{"overall":1,"falls":["monitoring"],"names":[{"span":{"start":3,"end":24},"quote":"watch the input drift","why":"names what is watched","carrier":null}]},"key_points":[{"id":"a","say":"Say how.","evidence":null},{"id":"b","say":"Say when.","evidence":{"span":{"start":3,"end":24},"quote":"watch the input drift","why":"names what is watched","carrier":null}}],"next_step":"Say what triggers the way back.","scorer":"cues 1"}',2,'2025-03-04T12:00:02.000000+00:00','d6453028d9a3c358dfaad7b6e7578e5ac11a81649861f95ab8696a138fe636cb');
CREATE TABLE self_rating (
    id integer primary key autoincrement,    -- the highest of an attempt counts
    attempt integer not null references attempt (number) on delete cascade,
    body text not null,                      -- JSON: [[dimension, 0 to 2], ...]
    at text not null,                        -- when the person rated
    checksum text not null                   -- sha256 of all columns from attempt to at
) strict;
INSERT INTO "self_rating" VALUES(1,1,'[["rollback", 1], ["monitoring", 2]]','2025-03-04T12:00:02.000000+00:00','a4f375cde8d8eb44c94dfd9eae9145a1407dda4d37e7f9e45e9f618986e0cc0f');
CREATE TABLE session (
    id text primary key,                     -- uuid of one sitting
    mode text not null,                      -- practice or interview
    started_at text not null                 -- when the sitting began
) strict;
INSERT INTO "session" VALUES('3b0c0f0e-1111-4222-8333-944444444444','practice','2025-03-04T12:00:00.000000+00:00');
CREATE TABLE trash (
    id integer primary key autoincrement,    -- the highest comes back first
    attempt integer not null unique references attempt (number) on delete cascade,
    deleted_at text not null                 -- 30 days later the attempt is really gone
) strict;
INSERT INTO "trash" VALUES(1,3,'2025-03-04T12:00:06.000000+00:00');
CREATE INDEX attempt_question on attempt (question_id);
CREATE INDEX attempt_session on attempt (session);
CREATE INDEX attempt_moment on attempt (
    started_at, number, question_id, level, follow_up, seconds_used, seconds_limit
);
CREATE TRIGGER attempt_never_changes before update on attempt begin
    select raise(abort, 'an attempt never changes');
end;
CREATE INDEX reading_attempt on reading (attempt);
CREATE TRIGGER reading_never_changes before update on reading begin
    select raise(abort, 'a reading never changes');
end;
CREATE INDEX self_rating_newest on self_rating (attempt, id, body);
CREATE INDEX override_attempt on override (attempt);
CREATE TRIGGER link_never_changes before update on link begin
    select raise(abort, 'a link never changes');
end;
CREATE VIEW kept as -- the attempts that are not in the trash
    select * from attempt where number not in (select attempt from trash);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('attempt',3);
INSERT INTO "sqlite_sequence" VALUES('self_rating',1);
INSERT INTO "sqlite_sequence" VALUES('reading',1);
INSERT INTO "sqlite_sequence" VALUES('override',1);
INSERT INTO "sqlite_sequence" VALUES('trash',1);
COMMIT;
