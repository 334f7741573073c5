-- What figures are made of, so that a report need not parse every reading.

create table mark (
    attempt integer primary key references attempt (number) on delete cascade,
    overall integer not null,                -- 0 to 4, of the newest reading
    levels text not null                     -- of the newest reading, as JSON: [[dimension, 0 to 2, expected], ...]
) strict;

insert into mark select attempt, overall, (
    select json_group_array(json_array(
        json_extract(value, '$.dimension'), json_extract(value, '$.level'), json_extract(value, '$.expected')
    )) from json_each(body, '$.dimensions')
) from reading where id in (select max(id) from reading group by attempt);
