-- Teams own domains, and people and programs act for them.
create table team (
    id         text        primary key,    -- as it stands in bindings and in answers
    name       text        not null,
    created_at timestamptz not null
);

-- Whose a domain is; null for one that belongs to no team. A removed domain keeps its team until another one adds it.
alter table domain
    add column team text references team (id);

-- Lists of a team's domains are in the order of characters, as those of all are.
create index domain_of_team on domain (team, name collate "C") where not removed;

-- Whose the domain was then: what one team did is not the next one's to read.
alter table domain_revision
    add column team text;
alter table cache_purge
    add column team text;

-- What a program shows to be let in. The hash tells a secret that is sent from another; the secret itself, for signatures, is
-- encrypted under a key that the database doesn't have.
create table access_key (
    id           text        primary key,
    name         text        not null,      -- how answers and the history name who made a change
    program      text        not null,      -- two keys of a program live side by side, so that one can take the other's place
    owner        text        not null,      -- the id of who made it
    secret_hash  bytea       not null,      -- SHA-256
    secret       bytea       not null,      -- AES-256-GCM: nonce, then ciphertext and tag
    sealed_with  text        not null,      -- which key that was
    enabled      boolean     not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,               -- null for never
    last_used_at timestamptz                -- null before the first time; a minute late
);
create index access_key_of_program on access_key (program);

-- What its holder may do, and where.
create table role_binding (
    holder text   not null,                 -- the id of a key or an account
    place  int    not null,                 -- the order in which they were given
    role   text   not null check (role in ('viewer', 'operator', 'administrator')),
    team   text   references team (id),     -- null for whatever team a domain is of
    names  text[] not null,                 -- names and wildcards; empty for all
    primary key (holder, place)
);

-- Goes up with every change of who may do what, so that each instance sees that it has to read anew. Whoever changes something
-- locks this row first: changes come one after the other.
create table access_version (
    only_one boolean primary key default true check (only_one),
    version  bigint  not null
);
insert into access_version (version) values (1);
