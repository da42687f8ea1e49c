-- Who made a key or an account, by however many others in between, and so whose places it takes where it is no team's: null for one that
-- an administrator of all domains made, which takes places of its own.
alter table access_key add column tenant text;
alter table account add column tenant text;

update access_key set tenant = person
where exists (select from role_binding where holder = access_key.person) and not exists (
    select from role_binding
    where holder = access_key.person and role = 'administrator' and team is null and names = '{}');

create index access_key_of_tenant on access_key (tenant) where tenant is not null;
create index account_of_tenant on account (tenant) where tenant is not null;

-- How many keys and accounts a team has.
create index role_binding_of_team on role_binding (team) where team is not null;
