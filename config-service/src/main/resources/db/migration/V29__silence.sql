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
