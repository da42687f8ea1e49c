-- Custom ports that are asked for, and what was decided.
create table port_request (
    id           uuid        primary key,    -- of version 7, so in the order of time
    domain       text        not null references domain (name),
    team         text,                       -- whose the domain was then
    http         int,                        -- to stand in for 80
    https        int,                        -- to stand in for 443
    reason       text        not null,
    state        text        not null check (state in ('open', 'granted', 'declined', 'withdrawn', 'cancelled')),
    requested_at timestamptz not null,
    requested_by text        not null,
    decided_at   timestamptz,                -- null while it is open
    decided_by   text,
    comment      text,                       -- of who granted or declined it
    revision     bigint,                     -- that a grant made
    check (http is not null or https is not null)
);
create index port_request_of_domain on port_request (domain, id);
create index port_request_in_state on port_request (state, id);
create unique index port_request_open on port_request (domain, coalesce(http, 0), coalesce(https, 0)) where state = 'open';
create index port_request_granted on port_request (domain, revision) where revision is not null;
