-- How much a team may have of something; where there is no row, as much as the settings say.
create table team_quota (
    team  text    not null references team (id) on delete cascade,
    quota text    not null,
    most  integer not null check (most >= 0),
    primary key (team, quota)
);

-- How many ports of its origins the prober watches for a domain. Of a domain that did not change since there is this column it is 0.
alter table domain
    add column probes integer not null default 0;

-- How many purges a team has asked for lately.
create index cache_purge_of_team on cache_purge (team, requested_at) where team is not null;
