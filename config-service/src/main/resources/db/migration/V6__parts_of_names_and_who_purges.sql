-- Parts of names are found by their trigrams, so that a search doesn't read every name.
create extension if not exists pg_trgm;
create index domain_name_parts on domain using gin (name gin_trgm_ops) where not removed;

-- Who asked for each purge.
alter table cache_purge
    add column requested_by text;       -- null when nobody was named
