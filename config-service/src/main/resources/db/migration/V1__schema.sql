-- The schema of config-service. Nothing of it was released in parts: what came by and by stands here as a whole, by subject.

-- Parts of names are found by their trigrams, so that a search doesn't read every name.
create extension if not exists pg_trgm;

-- --- Domains -----------------------------------------------------------------------------------------------------

-- Teams own domains, and people and programs act for them.
create table team (
    id         text        primary key,    -- as it stands in bindings and in answers
    name       text        not null,
    created_at timestamptz not null,
    preflight  text check (preflight in ('skip', 'warn', 'require')), -- of changes of its domains; null for that of the settings
    rollout    text                        -- how changes of its domains go out (JSON); null for that of the settings
);

-- How much a team may have of something; where there is no row, as much as the settings say.
create table team_quota (
    team  text    not null references team (id) on delete cascade,
    quota text    not null,
    most  integer not null check (most >= 0),
    primary key (team, quota)
);

-- What lists are narrowed down to, by the state of a domain: the redirect type of static content (or OFF), whether its policy is other than
-- that of a new domain, whether it is stopped, has a host header of its own, or asks for recommendations, and the addresses of its origins.
create function domain_facets(state text) returns text[] language plpgsql immutable parallel safe as $$
declare
    it jsonb := state;
    redirect_type text := coalesce(it #>> '{originProtocolPolicy,redirectType}', 'FOLLOW');
    is_on boolean := it #>> '{originProtocolPolicy,enabled}' = 'true';
    origins jsonb := it -> 'origins';
    facets text[] := array['policy ' || case when is_on then redirect_type else 'OFF' end];
begin
    if is_on or redirect_type <> 'FOLLOW' then facets := facets || 'policy-set'::text; end if;
    if it #>> '{serving,enabled}' = 'false' then facets := facets || 'stopped'::text; end if;
    if it #>> '{originRequest,host}' is not null then facets := facets || 'origin-host'::text; end if;
    if it #>> '{changeControl,recommend}' = 'true' then facets := facets || 'recommend'::text; end if;
    for i in 0 .. coalesce(jsonb_array_length(origins), 0) - 1 loop
        facets := facets || ('origin ' || (origins -> i ->> 'address'));
    end loop;
    return facets;
end
$$;

-- A domain as it is now. A removed domain keeps its row, so that its revision never goes back, and its team until another one adds it.
-- A change of the state leaves all indexes alone, except the one of times, which keeps no entries of rows: the new version of a row stays on its
-- page, where the fillfactor leaves room for it, and no index gets an entry.
create table domain (
    name             text        primary key,
    revision         bigint      not null,
    removed          boolean     not null,
    state            text,                       -- the state as published (JSON); null when removed
    changed_at       timestamptz not null,
    incarnation      bigint      not null default 0,   -- when the history of its revision began, in milliseconds since 1970; 0 for the first
    team             text        references team (id), -- whose it is; null for one that belongs to no team
    probes           integer     not null default 0,   -- how many ports of its origins the prober watches for it
    unverified_since timestamptz,                      -- the beginning of its latest period without verification of origins; null without one
    unverified_until timestamptz,                      -- the end of that period; null for none
    facets           text[]      not null generated always as ( -- worked out of the state, so they can't say otherwise; indexed by domain_facet
        case when state is null then '{}'::text[] else domain_facets(state) end) stored,
    check (removed = (state is null))
) with (fillfactor = 50);

-- Lists are in the order of characters in whatever collation the database has, so that names are found by what they begin with by the
-- index that lists are read by.
create index domain_present on domain (name collate "C") where not removed;
create index domain_of_team on domain (team, name collate "C") where not removed;
create index domain_name_parts on domain using gin (name gin_trgm_ops) where not removed;

-- The names below a wildcard are found by their ends: those that a caller may see, and removed ones below a wildcard that is to be added,
-- where a second person's consent is asked.
create index domain_name_ends on domain (reverse(name) text_pattern_ops) where not removed;
create index domain_removed_name_ends on domain (reverse(name) text_pattern_ops) where removed;

-- Lists of what was changed within a time.
create index domain_by_change on domain using brin (changed_at) with (pages_per_range = 16, autosummarize = on);

-- The facets of each domain, for lists: only a change of a facet writes here.
create table domain_facet (
    facet text,
    name  text collate "C",   -- of the domain
    primary key (facet, name)
);

create function keep_facets() returns trigger language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if tg_op = 'UPDATE' then
        delete from domain_facet using (
            select name, unnest(facets) as facet from earlier except select name, unnest(facets) from later) as ended
        where domain_facet.facet = ended.facet and domain_facet.name = ended.name;
        insert into domain_facet (name, facet)
        select name, unnest(facets) from later except select name, unnest(facets) from earlier;
    else
        insert into domain_facet (name, facet) select distinct name, unnest(facets) from later;
    end if;
    return null;
end
$$;
create trigger new_domain_facets after insert on domain
    referencing new table as later for each statement execute function keep_facets();
create trigger changed_domain_facets after update on domain
    referencing old table as earlier new table as later for each statement execute function keep_facets();

-- Every revision of every domain, and where it was published.
create table domain_revision (
    domain          text        not null references domain (name),
    revision        bigint      not null,
    state           text,                  -- null for a removal
    changed_at      timestamptz not null,
    kafka_partition integer,               -- null until published
    kafka_offset    bigint,
    published_at    timestamptz,
    changed_by      text,                  -- null when nobody was named
    restored_from   bigint,                -- null when it restored none
    incarnation     bigint      not null default 0,
    team            text,                  -- whose the domain was then: what one team did is not the next one's to read
    author          text,                  -- who made it beside the name that they had: kind, teams (- for none) and id
    primary key (domain, revision),
    check ((kafka_partition is null) = (kafka_offset is null)
       and (kafka_offset is null) = (published_at is null))
);

-- A domain is as old as its first revision behind its last removal.
create index domain_revision_removals on domain_revision (domain, revision) where state is null;

-- While there is a row, changes of domains are refused, except those of global administrators.
create table change_freeze (
    only_one boolean     primary key default true check (only_one),
    reason   text        not null,
    since    timestamptz not null,
    set_by   text        not null,      -- the name of who froze them
    author   text        not null       -- in the form of the author of a revision
);

-- Whether changes are frozen. They then stay as they are until the transaction ends, since a freeze takes the same lock. A statement that calls
-- this may have begun before a freeze that it waits for here: a volatile function sees what was committed meanwhile.
create function changes_are_frozen() returns boolean language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(4128370942518663071);
    return exists (select from change_freeze);
end
$$;

-- When a domain was last removed or rerouted at once, and for whom that counts: those of the last minute are a mass change if there are too many. A row
-- for each such domain, so the table never has more rows than there are domains. Whoever writes one holds the domain's row, so there is no reference to
-- check.
create table domain_rerouting (
    domain text        primary key,
    at     timestamptz not null,        -- the time of the event
    holder text        not null         -- a team, a caller with those it created, all operators of all domains, or promotions of progressive rollouts
);
create index domain_rerouting_by_time on domain_rerouting (at);
create index domain_rerouting_of_holder on domain_rerouting (holder, at);

-- The number of domains that count for a holder with these: the most of any of the holders. A null holder is none. It counts others than these up to
-- `enough`.
create function mass_change_size(names text[], holders text[], since timestamptz, enough bigint) returns bigint language sql volatile as $$
    select coalesce(max(size), 0) from (
        select (
                select count(*) from (
                    select from domain_rerouting as recent where recent.holder = wanted.holder and recent.at > since limit enough) as recent)
            + count(*) filter (where not exists (
                select from domain_rerouting as recent
                where recent.domain = wanted.name and recent.at > since and recent.holder = wanted.holder)) as size
        from unnest(names, holders) as wanted (name, holder)
        where wanted.holder is not null
        group by wanted.holder) as each
$$;

-- What becomes of a change that counts: -1 if it is refused, 0 if its events have no mark, otherwise their mark. Marks begin at half of what takes no
-- confirmation, since a change doesn't see those that are under way. Where so many may be under way that the other half isn't enough, and for sets of
-- domains, they come one after the other. A volatile function sees what was committed while it waited for that. Promotions of progressive rollouts are
-- marked likewise, and never refused.
create function mass_change_verdict(names text[], holders text[], since timestamptz, most bigint, confirmed bigint, required boolean)
    returns bigint language plpgsql volatile as $$
declare
    total bigint;
    own bigint;
begin
    if most < 128 or cardinality(names) > 1 then
        perform pg_advisory_xact_lock(5093312780646912417);
    end if;
    select count(*) into total from (select from domain_rerouting where at > since limit most + 1) as recent;
    total := total + (
        select count(*) from unnest(names, holders) as wanted (name, holder)
        where wanted.holder is not null
            and not exists (select from domain_rerouting as recent where recent.domain = wanted.name and recent.at > since));
    if total <= most / 2 then
        return 0;
    end if;
    own := mass_change_size(names, array_replace(holders, 'promotions', null), since, greatest(most, confirmed) + 1);
    if own > most and own > confirmed and required then
        return -1;
    end if;
    return case when own > most then greatest(own, confirmed) else total end;
end
$$;

-- The measured end of a revision's rollout; none for a revision that wasn't measured, as while no instance was running.
create table revision_rollout (
    domain            text        not null,
    revision          bigint      not null,
    applied_at        timestamptz,             -- when every edge in reach had applied it; null when it was replaced before
    edges             integer     not null,    -- the number of edges that had applied it
    unreachable_edges integer     not null,    -- the number of edges that were out of reach then
    replaced_by       bigint,                  -- the revision that an edge had before all had this one
    primary key (domain, revision),
    foreign key (domain, revision) references domain_revision on delete cascade,
    check ((applied_at is null) = (replaced_by is not null))
);

-- What calls of Alibaba Cloud CDN's API say of a domain and its state has no place for: the kind of its content, its tags, and the
-- arguments of its functions in the caller's words. A domain of which nothing was said has no row; rows end with their domains.
create table aliyun_annotation (
    domain    text  primary key references domain (name),
    cdn_type  text  not null,
    tags      jsonb not null,              -- values by keys
    functions text  not null               -- JSON: arguments in their order, by functions
);
create index aliyun_annotation_of_type on aliyun_annotation (cdn_type, domain);
create index aliyun_annotation_of_tag on aliyun_annotation using gin (tags jsonb_path_ops);

-- When all redirect types were last tried for a domain that wants it, which is one instance's turn, and what was requested then.
create table recommendation (
    domain   text        primary key references domain (name),
    asked_at timestamptz not null,
    proposed text,                         -- the redirect type that was requested last
    request  uuid                          -- that request; it may be deleted before
);

-- Progressive rollouts, under way and ended. The candidate of each stands in the states of its revisions, the first of which follows its baseline's.
create table progressive_rollout (
    id                uuid        primary key,    -- of version 7, so in the order of time
    domain            text        not null references domain (name),
    team              text,                       -- the domain's team when it began
    state             text        not null check (state in ('running', 'paused', 'frozen', 'promoted', 'aborted', 'replaced')),
    reason            text,                       -- of the state, in a sentence; null where a person gave none
    reason_code       text,
    reason_arguments  text,                       -- texts and numbers, by their names (JSON)
    halted_since      timestamptz,                -- since when it keeps its share; null unless it is paused or frozen
    steps             text        not null,       -- the shares of the steps, separated by spaces
    bake_seconds      bigint      not null,
    outcomes          integer     not null,
    patience_seconds  bigint      not null,
    step              integer     not null,       -- the latest, from 1
    step_at           timestamptz not null,       -- the beginning of that step
    running_since     timestamptz not null,       -- the same, or the latest resumption
    frozen_by         text,                       -- the aborts of edges for which it is frozen: times and edges, separated by spaces
    answered          text,                       -- those for which it was frozen before a person resumed it
    baseline_revision bigint      not null,       -- the domain's revision before
    started_at        timestamptz not null,
    started_by        text        not null,
    author            text        not null,       -- in the form of the author of a revision
    ended_at          timestamptz,                -- null while it is under way
    ended_by          text,
    ender             text,                       -- as the author
    end_revision      bigint,                     -- the revision of the domain that ended it
    check ((ended_at is null) = (state in ('running', 'paused', 'frozen'))
       and (ended_at is null) = (end_revision is null)
       and (halted_since is null) = (state not in ('paused', 'frozen')))
);

-- A domain is in one at most.
create unique index progressive_rollout_under_way on progressive_rollout (domain) where ended_at is null;
create index progressive_rollout_of_domain on progressive_rollout (domain, id);
create index progressive_rollout_by_end on progressive_rollout (ended_at) where ended_at is not null;

-- For lists over several domains: those in a state, the domains of a team, and the domains below a wildcard (by the ends of their names).
create index progressive_rollout_of_team on progressive_rollout (team, id) where team is not null;
create index progressive_rollout_of_state on progressive_rollout (state, id);
create index progressive_rollout_of_team_and_state on progressive_rollout (team, state, id) where team is not null;
create index progressive_rollout_of_names on progressive_rollout (reverse(domain) text_pattern_ops, id);

-- --- Purges ------------------------------------------------------------------------------------------------------

-- What was asked to be dropped from the caches, kept for some days, and where it was published. How many URLs and how many prefixes it
-- names is worked out of the event, so that they are counted, and pages of them found, without a look into events, which may have 400 KB
-- each; all of a domain is one prefix.
create table cache_purge (
    id              text        primary key,   -- sorts by time
    domain          text        not null references domain (name),
    event           text        not null,      -- the event as published (JSON)
    requested_at    timestamptz not null,
    kafka_partition integer,                   -- null until published
    kafka_offset    bigint,
    published_at    timestamptz,
    requested_by    text,                      -- null when nobody was named
    team            text,                      -- whose the domain was then
    named_urls      integer     generated always as (
        case when jsonb_typeof(event::jsonb #> '{scope,urls}') = 'array'
             then jsonb_array_length(event::jsonb #> '{scope,urls}') else 0 end) stored,
    named_prefixes  integer     generated always as (
        case when event::jsonb #>> '{scope,everything}' = 'true' then 1
             when jsonb_typeof(event::jsonb #> '{scope,prefixes}') = 'array'
             then jsonb_array_length(event::jsonb #> '{scope,prefixes}') else 0 end) stored,
    check ((kafka_partition is null) = (kafka_offset is null)
       and (kafka_offset is null) = (published_at is null))
);

-- A domain's purges are listed by time; those of all domains, the latest first, by team and by the ends of names below a wildcard.
create index cache_purge_by_time on cache_purge (domain, id);
create index cache_purge_of_team_by_time on cache_purge (team, id) where team is not null;
create index cache_purge_of_names on cache_purge (reverse(domain) text_pattern_ops, id);

-- How many purges a team has asked for lately.
create index cache_purge_of_team on cache_purge (team, requested_at) where team is not null;

-- Purges that name a URL.
create index cache_purge_urls on cache_purge using gin (((event::jsonb) -> 'scope' -> 'urls') jsonb_path_ops);

-- The few that still wait.
create index cache_purge_waiting on cache_purge (id) where published_at is null;

-- --- Outbox ------------------------------------------------------------------------------------------------------

-- What is committed and not yet published: revisions, purges and alerts of silence. Ids come without a cache: the lock on the domain's
-- row orders the revisions of a domain, and so their ids; a session's cache of ids would break that. A row holds all that its event says;
-- rows of the version before may lack incarnation and author, of which the relay then asks the history. The names of these columns differ
-- from the history's, which that version's relay joins with the outbox.
create table outbox (
    id             bigint      generated always as identity (cache 1) primary key,
    domain         text        not null,
    revision       bigint,                 -- null for a purge
    payload        text,                   -- null for a removal
    ce_time        timestamptz not null,
    traceparent    text        not null,
    topic          text        not null default 'backsource.policy-changes.v1',
    purge_id       text        unique references cache_purge (id),
    ce_incarnation bigint,                 -- null for a purge
    ce_changed_by  text,                   -- null for a purge, and when nobody was named
    ce_team        text,                   -- whose the domain is, also where the event has no value to say it; null for a purge
    ce_mass_change bigint,                 -- the number of domains of the mass change that it belongs to; null for none
    unique (domain, revision),
    check ((revision is null) <> (purge_id is null))
);

-- Which writes were carried out by a client's key, and how they were answered; kept for a day.
create table idempotency_key (
    operator    text        not null,   -- whose key it is; empty when nobody is named
    key         text        not null,
    part        integer     not null,   -- 0 for the request, from 1 for the items of a batch
    fingerprint text        not null,   -- of what was asked for
    created_at  timestamptz not null,
    status      integer,                -- null while a batch has no answer yet
    etag        text,
    location    text,
    body        text,                   -- the answer's JSON
    primary key (operator, key, part),
    check ((status is null) = (body is null))
);

-- The oldest are forgotten first.
create index idempotency_key_by_time on idempotency_key (created_at);

-- Alerts that something is silent, one row for each subject and kind: what fires, and what has ended lately. What is told of a change
-- goes into the outbox in the same statement.
create table silence (
    subject     text        not null,      -- edge/ and an edge's id, fleet/probers or fleet/events
    kind        text        not null,
    revision    bigint      not null,      -- grows with each change; part of the id of its event
    heard_at    timestamptz,               -- null when it was never heard
    started_at  timestamptz not null,
    affirmed_at timestamptz not null,      -- when an instance last saw the silence
    ended_at    timestamptz,               -- null while it fires
    detail      text        not null,
    primary key (subject, kind)
);

-- --- Notification --------------------------------------------------------------------------------------------------

-- Receivers of alerts, with the state of the attempts to reach them. A claim keeps other instances from sending to the same receiver.
create table receiver (
    id              text        primary key,
    name            text        not null,
    kind            text        not null,
    team            text        references team (id) on delete cascade,   -- null for the alerts of all domains and of the fleet
    severity        text        not null,          -- the least
    enabled         boolean     not null,
    address         text        not null,          -- scheme, host and port; the whole URL may be a secret
    target          bytea,                         -- URL and secret, AES-256-GCM; null for one of the settings
    sealed_with     text,                          -- the id of that key
    key_id          text,                          -- identifies the key of signatures; null without signatures
    created_at      timestamptz not null,
    failures        integer     not null default 0,    -- since the last success
    failing_since   timestamptz,
    last_error      text,
    last_error_at   timestamptz,
    last_success_at timestamptz,
    confirmed       boolean     not null default false,    -- has accepted something since it was turned on, or got its address
    next_attempt_at timestamptz not null,
    claimed_until   timestamptz,                   -- null while no instance sends to it
    switched_off_at timestamptz,                   -- when the service gave it up
    check ((target is null) = (sealed_with is null))
);
create index receiver_of_team on receiver (team) where team is not null;

-- The last notice of each alert for each receiver; changed together with the message that has it.
create table told_alert (
    receiver text        not null references receiver (id) on delete cascade,
    alert    text        not null,                 -- the alert's key
    firing   boolean     not null,
    told_at  timestamptz not null,
    notice   text        not null,                 -- as told (JSON)
    primary key (receiver, alert)
);
create index told_alert_ended on told_alert (told_at) where not firing;

-- Messages to receivers, delivered in the order of their numbers.
create table alert_message (
    number     bigint      generated always as identity (cache 1) primary key,
    id         uuid        not null,               -- of all attempts, so that receivers recognise repetitions
    receiver   text        not null references receiver (id) on delete cascade,
    cause      text        not null,               -- status, kind and cause, by which alerts are gathered
    content    text        not null,               -- JSON
    created_at timestamptz not null,
    state      text        not null check (state in ('pending', 'delivered', 'refused')),
    settled_at timestamptz                         -- null while it is pending
);
create index alert_message_pending on alert_message (receiver, number) where state = 'pending';
create index alert_message_created on alert_message (receiver, created_at);
create index alert_message_settled on alert_message (settled_at) where settled_at is not null;

-- Who looks after a firing alert. One of an earlier alert of the same key says nothing of the present one.
create table acknowledgement (
    alert      text        primary key,     -- the alert's key
    started_at timestamptz not null,        -- when that alert began
    author     text        not null,        -- the name of who wrote it
    at         timestamptz not null,
    note       text        not null
);

-- --- Access ------------------------------------------------------------------------------------------------------

-- What a program shows to be let in. The hash tells a secret that is sent from another; the secret itself, for signatures, is
-- encrypted under a key that the database doesn't have.
create table access_key (
    id           text        primary key,
    name         text        not null,      -- how answers and the history name who made a change
    program      text        not null,      -- two keys of a program live side by side, so that one can take the other's place
    owner        text        not null,      -- the id of who made it
    secret_hash  bytea       not null,      -- SHA-256
    secret       bytea       not null,      -- AES-256-GCM: nonce, then ciphertext and tag
    sealed_with  text        not null,      -- which key that was
    enabled      boolean     not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,               -- null for never; people's keys expire
    last_used_at timestamptz,               -- null before the first time; a minute late
    person       text,                      -- whose key or session made it, also by way of keys that are gone by now; null for nobody known
    service      text,                      -- that it is of; null for a person's, which may do no more than that person may now
    tenant       text                       -- who made it, by however many others in between, and so whose places it takes where it is no
                                            -- team's; null for one of an administrator of all domains, which takes places of its own
);
create index access_key_of_program on access_key (program);
create index access_key_of_tenant on access_key (tenant) where tenant is not null;

-- What its holder may do, and where.
create table role_binding (
    holder text   not null,                 -- the id of a key or an account
    place  int    not null,                 -- the order in which they were given
    role   text   not null check (role in ('viewer', 'operator', 'administrator')),
    team   text   references team (id),     -- null for whatever team a domain is of
    names  text[] not null,                 -- names and wildcards; empty for all
    primary key (holder, place)
);

-- How many keys and accounts a team has.
create index role_binding_of_team on role_binding (team) where team is not null;

-- Goes up with every change of who may do what, so that each instance sees that it has to read anew. Whoever changes something
-- locks this row first: changes come one after the other.
create table access_version (
    only_one boolean primary key default true check (only_one),
    version  bigint  not null
);
insert into access_version (version) values (1);

-- People who sign in with a password that this service keeps.
create table account (
    id              text        primary key,
    username        text        not null unique,   -- in lower case
    password_hash   text        not null,          -- Argon2id, with its parameters and salt
    must_change     boolean     not null,          -- somebody else chose the password: it lets its owner choose another, and no more
    enabled         boolean     not null,
    created_at      timestamptz not null,
    last_sign_in_at timestamptz,                   -- null before the first time
    tenant          text                           -- as that of a key
);
create index account_of_tenant on account (tenant) where tenant is not null;

-- Who made an account or set its password: they could sign in with it. Outlives either account.
create table password_giver (
    account  text        not null,
    given_by text        not null,     -- the person
    given_at timestamptz not null,     -- the last time
    primary key (account, given_by)
);

-- What the OpenID provider said of people when they signed in last, for the keys that are theirs.
create table provider_person (
    id      text        primary key,   -- issuer, # and what it calls them there
    name    text        not null,
    groups  text[]      not null,
    seen_at timestamptz not null
);

-- Who has signed in and not out. Who came by a link may do what its key may, for as long as it may.
create table person_session (
    token_hash   bytea       primary key,          -- SHA-256 of what the cookie holds
    holder       text        not null,             -- the id of the account, or who the provider says it is
    account      text        references account (id) on delete cascade,   -- null for whom a provider knows
    name         text        not null,             -- as the history shows it
    groups       text[]      not null,             -- what the provider said of roles; empty for an account
    started_at   timestamptz not null,
    last_used_at timestamptz not null,             -- a minute late
    access_key   text        references access_key (id) on delete cascade   -- of the link; null for who came otherwise
);
create index person_session_of_holder on person_session (holder, started_at);
create index person_session_of_account on person_session (account);
create index person_session_of_key on person_session (access_key) where access_key is not null;

-- Links by which somebody who has an access key signs in with a browser, once each.
create table sign_in_link (
    token_hash bytea       primary key,            -- SHA-256 of what the link holds
    access_key text        not null references access_key (id) on delete cascade,
    expires_at timestamptz not null
);
create index sign_in_link_of_key on sign_in_link (access_key, expires_at);
create index sign_in_link_expired on sign_in_link (expires_at);

-- Numbers that calls of Alibaba Cloud CDN's API were signed with: each once for each access key, at whichever instance.
create table aliyun_nonce (
    key_id   text        not null,
    nonce    text        not null,
    spent_at timestamptz not null,
    primary key (key_id, nonce)
);
create index aliyun_nonce_by_age on aliyun_nonce (spent_at);

-- --- Consent -----------------------------------------------------------------------------------------------------

-- Changes of domains that need another person's decision.
create table change_request (
    id           uuid        primary key,    -- of version 7, so in the order of time
    domain       text        not null references domain (name),
    team         text,                       -- the domain's team at that time
    kind         text        not null,       -- of the content
    base         bigint,                     -- the only revision at which it can be approved; null for any
    content      text        not null,       -- the change (JSON); for parts, the whole domain in the form of an event
    reason       text        not null,
    state        text        not null check (state in ('open', 'approved', 'declined', 'withdrawn', 'cancelled')),
    requested_at timestamptz not null,
    requested_by text        not null,       -- the requester's name
    requester    text        not null,       -- in the form of the author of a revision
    person       text        not null,       -- the requester's id; for a key, the id of the person behind it
    expires_at   timestamptz not null,       -- the end of an undecided request
    kept_until   timestamptz not null,       -- the end of the retention time, unless it led to a revision
    decided_at   timestamptz,                -- null while it is open
    decided_by   text,
    decider      text,
    comment      text,                       -- of an approval or a decline
    revision     bigint                      -- the approval's
);
create index change_request_of_domain on change_request (domain, id);
create index change_request_approved on change_request (domain, revision) where revision is not null;
create index change_request_kept on change_request (kept_until) where revision is null;

-- For lists over several domains: the domains of a team, the domains below a wildcard (by the ends of their names), and all open requests.
create index change_request_of_team on change_request (team, id) where team is not null;
create index change_request_of_names on change_request (reverse(domain) text_pattern_ops, id);
create index change_request_open on change_request (id) where state = 'open';

-- --- Audit -------------------------------------------------------------------------------------------------------

-- Who did what, and what they were refused. What changes something has its entry in the transaction of the change. What changes
-- nothing is counted: the same of the same minute is one entry.
create table audit_entry (
    id              uuid        primary key,    -- of version 7, so in the order of time
    at              timestamptz not null,       -- for what is counted, the first time
    last_at         timestamptz not null,
    times           bigint      not null,
    counted_as      uuid,                       -- what tells it from what is counted otherwise; null for a change
    caller_kind     text,                       -- null, as id and name, when nobody was let in
    caller_id       text,
    caller_name     text,
    address         text        not null,       -- of the client; empty when it isn't known, or is many
    operation       text        not null,       -- as in the interface's description; empty for none, or many
    method          text        not null,
    domain          text,
    team            text,                       -- whose the domain was then
    target          text,                       -- what else was named: a key, an account, a team, an edge, a purge
    status          int         not null,       -- that it was answered with
    problem         text,                       -- why it was refused
    revision        bigint,                     -- that the change made
    idempotency_key text,
    traceparent     text        not null
);
create unique index audit_entry_counted on audit_entry (counted_as) where counted_as is not null;
create index audit_entry_of_caller on audit_entry (caller_id, id) where caller_id is not null;
create index audit_entry_of_name on audit_entry (caller_name, id) where caller_id is not null;
create index audit_entry_of_operation on audit_entry (operation, id);
create index audit_entry_of_team on audit_entry (team, id) where team is not null;

-- The names below a wildcard are found by their ends.
create index audit_entry_of_domain on audit_entry (reverse(domain) text_pattern_ops, id) where domain is not null;
create index audit_entry_refused on audit_entry (id) where status >= 400;
