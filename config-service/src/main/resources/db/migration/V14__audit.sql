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
