-- Links by which somebody who has an access key signs in with a browser, once each.
create table sign_in_link (
    token_hash bytea       primary key,            -- SHA-256 of what the link holds
    access_key text        not null references access_key (id) on delete cascade,
    expires_at timestamptz not null
);
create index sign_in_link_of_key on sign_in_link (access_key, expires_at);
create index sign_in_link_expired on sign_in_link (expires_at);

-- Who came by such a link may do what the key may, for as long as it may.
alter table person_session
    add column access_key text references access_key (id) on delete cascade;
create index person_session_of_key on person_session (access_key) where access_key is not null;
