-- The policy of static content as lists are narrowed down to it: the redirect type, or OFF. The state is what says it; a column that is
-- worked out of it has an index in the order of lists, and can't say otherwise.
alter table domain
    add column static_policy text generated always as (
        case when state is null then null
             when state::jsonb #>> '{originProtocolPolicy,enabled}' = 'true' then state::jsonb #>> '{originProtocolPolicy,redirectType}'
             else 'OFF'
        end) stored;

create index domain_of_policy on domain (static_policy, name collate "C") where not removed;
