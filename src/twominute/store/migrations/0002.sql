-- Answers that go back to an earlier one: a follow-up, a retry, the same without tool names; or to a given weak one.

create table link (
    attempt integer primary key references attempt (number) on delete cascade,
    kind text not null,                      -- follow-up, retry, without-tools or repair; a plain answer has no row
    earlier integer,                         -- the number of the answer it goes back to; that one may be gone by now
    checksum text not null                   -- sha256 of all columns from attempt to earlier
) strict;

create trigger link_never_changes before update on link begin
    select raise(abort, 'a link never changes');
end;
