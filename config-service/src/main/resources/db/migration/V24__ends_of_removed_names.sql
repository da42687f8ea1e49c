-- Removed names below a wildcard that is to be added, where a second person's consent is asked.
create index domain_removed_name_ends on domain (reverse(name) text_pattern_ops) where removed;
