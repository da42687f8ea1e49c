-- The service that a key is of; null for a person's, which may do no more than that person may now. Keys that come of the first
-- administrator are a service's, and those are that nobody knows the person of any more.
alter table access_key add column service text;
update access_key set service = 'first-administrator' where person = 'config-service';
update access_key set service = 'unknown' where person is null;

-- People's keys expire.
update access_key set expires_at = now() + interval '90 days'
where service is null and (expires_at is null or expires_at > now() + interval '90 days');

-- What the OpenID provider said of people when they signed in last, for the keys that are theirs.
create table provider_person (
    id      text        primary key,   -- issuer, # and what it calls them there
    name    text        not null,
    groups  text[]      not null,
    seen_at timestamptz not null
);
insert into provider_person (id, name, groups, seen_at)
select distinct on (holder) holder, name, groups, started_at
from person_session where account is null and access_key is null
order by holder, started_at desc;

-- Who made an account or set its password: they could sign in with it. Outlives either account.
create table password_giver (
    account  text        not null,
    given_by text        not null,     -- the person
    given_at timestamptz not null,     -- the last time
    primary key (account, given_by)
);

-- Who made it beside the name that they had: kind, teams (- for none) and id. Null for what was made before.
alter table domain_revision add column author text;
alter table proposal add column proposer text, add column decider text;
