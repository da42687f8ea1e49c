-- Who made each revision, and which one it restored.
alter table domain_revision
    add column changed_by    text,      -- null when nobody was named
    add column restored_from bigint;    -- null when it restored none
