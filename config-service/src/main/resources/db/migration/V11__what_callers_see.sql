-- What a caller may see is found by an index: the names below a wildcard by their ends.
create index domain_name_ends on domain (reverse(name) text_pattern_ops) where not removed;

-- Whose the domain is that an event is about, also where the event has no value to say it; null for a purge, and where it is of no
-- team.
alter table outbox
    add column ce_team text;
