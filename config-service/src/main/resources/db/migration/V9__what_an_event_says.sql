-- A row of the outbox holds all that its event says. Both are null for a purge; the incarnation is null, too, in rows of the version
-- before, of which the relay asks the history. The names differ from the history's, which that version's relay joins with the outbox.
alter table outbox
    add column ce_incarnation bigint,
    add column ce_changed_by  text;     -- null when nobody was named
