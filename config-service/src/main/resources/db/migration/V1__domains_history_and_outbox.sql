-- A domain as it is now. A removed domain keeps its row, so that its revision never goes back.
create table domain (
    name       text        primary key,
    revision   bigint      not null,
    removed    boolean     not null,
    state      text,                       -- the state as published (JSON); null when removed
    changed_at timestamptz not null,
    check (removed = (state is null))
);

-- The listing reads the domains that are there by name.
create index domain_present on domain (name) where not removed;

-- Every revision of every domain, and where it was published.
create table domain_revision (
    domain          text        not null references domain (name),
    revision        bigint      not null,
    state           text,                  -- null for a removal
    changed_at      timestamptz not null,
    kafka_partition integer,               -- null until published
    kafka_offset    bigint,
    published_at    timestamptz,
    primary key (domain, revision),
    check ((kafka_partition is null) = (kafka_offset is null)
       and (kafka_offset is null) = (published_at is null))
);

-- What is committed and not yet published. Ids come without a cache: the lock on the domain's row orders the revisions
-- of a domain, and so their ids; a session's cache of ids would break that.
create table outbox (
    id          bigint      generated always as identity (cache 1) primary key,
    domain      text        not null,
    revision    bigint      not null,
    payload     text,                      -- null for a removal
    ce_time     timestamptz not null,
    traceparent text        not null,
    unique (domain, revision)
);
