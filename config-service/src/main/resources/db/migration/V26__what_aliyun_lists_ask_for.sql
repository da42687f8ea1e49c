-- What lists of domains are narrowed down to, beside the policy: whether a domain is stopped, whether its policy of static content is
-- other than that of a new domain, and the addresses of its origins. The state is what says it, as with static_policy.
alter table domain
    add column stopped boolean generated always as (
        state is not null and coalesce(state::jsonb #>> '{serving,enabled}', 'true') = 'false') stored,
    add column policy_set boolean generated always as (
        state is not null
        and (coalesce(state::jsonb #>> '{originProtocolPolicy,enabled}', 'false') = 'true'
             or coalesce(state::jsonb #>> '{originProtocolPolicy,redirectType}', 'FOLLOW') <> 'FOLLOW')) stored,
    add column origin_addresses jsonb generated always as (
        jsonb_path_query_array(state::jsonb, '$.origins[*].address')) stored;

create index domain_stopped on domain (name collate "C") where not removed and stopped;
create index domain_policy_set on domain (name collate "C") where not removed and policy_set;
create index domain_of_origin on domain using gin (origin_addresses jsonb_path_ops) where not removed;

-- A domain is as old as its first revision behind its last removal.
create index domain_revision_removals on domain_revision (domain, revision) where state is null;

-- Purges that name a URL.
create index cache_purge_urls on cache_purge using gin (((event::jsonb) -> 'scope' -> 'urls') jsonb_path_ops);
