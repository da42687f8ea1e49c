-- When the history began that a domain's revision counts in, in milliseconds since 1970; 0 for the first.
alter table domain
    add column incarnation bigint not null default 0;
alter table domain_revision
    add column incarnation bigint not null default 0;
