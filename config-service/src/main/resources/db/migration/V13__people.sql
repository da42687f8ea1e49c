-- People who sign in with a password that this service keeps.
create table account (
    id              text        primary key,
    username        text        not null unique,   -- in lower case
    password_hash   text        not null,          -- Argon2id, with its parameters and salt
    must_change     boolean     not null,          -- somebody else chose the password: it lets its owner choose another, and no more
    enabled         boolean     not null,
    created_at      timestamptz not null,
    last_sign_in_at timestamptz                    -- null before the first time
);

-- Who has signed in and not out.
create table person_session (
    token_hash   bytea       primary key,          -- SHA-256 of what the cookie holds
    holder       text        not null,             -- the id of the account, or who the provider says it is
    account      text        references account (id) on delete cascade,   -- null for whom a provider knows
    name         text        not null,             -- as the history shows it
    groups       text[]      not null,             -- what the provider said of roles; empty for an account
    started_at   timestamptz not null,
    last_used_at timestamptz not null              -- a minute late
);
create index person_session_of_holder on person_session (holder, started_at);
create index person_session_of_account on person_session (account);
