-- Changes of a domain that a second person is asked to agree to, and what was decided.
create table proposal (
    id            uuid        primary key,    -- of version 7, so in the order of time
    domain        text        not null references domain (name),
    team          text,                       -- whose the domain was then
    base          bigint      not null,       -- the revision that it was made for
    wanted        text        not null,       -- the whole domain, as an event has it
    reason        text        not null,
    state         text        not null check (state in ('open', 'approved', 'declined', 'withdrawn', 'cancelled')),
    proposed_at   timestamptz not null,
    proposed_by   text        not null,
    person        text        not null,       -- the id of who proposed; of a key, that of who made it
    decided_at    timestamptz,                -- null while it is open
    decided_by    text,
    comment       text,                       -- of who approved or declined it
    revision      bigint                      -- that the approval made
);
create index proposal_of_domain on proposal (domain, id);
create index proposal_approved on proposal (domain, revision) where revision is not null;
create index proposal_forgotten on proposal (id) where revision is null;
