-- Who is behind a key: the person whose key or session made it, also by way of keys that are gone by now. Null where nobody knows, as
-- where a key in between was deleted before this: such a key neither proposes nor approves.
alter table access_key add column person text;

with recursive behind as (
    select id, owner, 0 as steps from access_key
    union all
    select behind.id, next.owner, behind.steps + 1
    from behind join access_key next on next.id = behind.owner
    where behind.steps < 100)
update access_key
set person = last.owner
from (select distinct on (id) id, owner from behind order by id, steps desc) as last
where last.id = access_key.id and last.owner !~ '^[A-Z2-7]{16}$';
