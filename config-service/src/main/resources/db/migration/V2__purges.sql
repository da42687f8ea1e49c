-- What was asked to be dropped from the caches, kept for some days, and where it was published.
create table cache_purge (
    id              text        primary key,   -- sorts by time
    domain          text        not null references domain (name),
    event           text        not null,      -- the event as published (JSON)
    requested_at    timestamptz not null,
    kafka_partition integer,                   -- null until published
    kafka_offset    bigint,
    published_at    timestamptz,
    check ((kafka_partition is null) = (kafka_offset is null)
       and (kafka_offset is null) = (published_at is null))
);

-- A domain's purges are listed by time.
create index cache_purge_by_time on cache_purge (domain, id);

-- The outbox carries both topics: revisions, which it held before this migration already, and purges.
alter table outbox
    add column topic    text not null default 'backsource.policy-changes.v1',
    add column purge_id text unique references cache_purge (id),
    alter column revision drop not null,
    add check ((revision is null) <> (purge_id is null));
