-- How many URLs and how many prefixes a purge names, so that they are counted, and pages of them found, without a look into the events,
-- which may have 400 KB each. The event is what says it; all of a domain is one prefix.
alter table cache_purge
    add column named_urls integer generated always as (
        case when jsonb_typeof(event::jsonb #> '{scope,urls}') = 'array'
             then jsonb_array_length(event::jsonb #> '{scope,urls}') else 0 end) stored,
    add column named_prefixes integer generated always as (
        case when event::jsonb #>> '{scope,everything}' = 'true' then 1
             when jsonb_typeof(event::jsonb #> '{scope,prefixes}') = 'array'
             then jsonb_array_length(event::jsonb #> '{scope,prefixes}') else 0 end) stored;
