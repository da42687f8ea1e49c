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
