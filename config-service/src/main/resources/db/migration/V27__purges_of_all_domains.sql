-- Purges of all domains are listed, the latest first: those of a team, and of names below a wildcard, which are found by their ends.
create index cache_purge_of_team_by_time on cache_purge (team, id) where team is not null;
create index cache_purge_of_names on cache_purge (reverse(domain) text_pattern_ops, id);

-- The few that still wait.
create index cache_purge_waiting on cache_purge (id) where published_at is null;
