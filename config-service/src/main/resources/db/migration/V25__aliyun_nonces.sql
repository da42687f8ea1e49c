-- Numbers that calls of Alibaba Cloud CDN's API were signed with: each once for each access key, at whichever instance.
create table aliyun_nonce (
    key_id   text        not null,
    nonce    text        not null,
    spent_at timestamptz not null,
    primary key (key_id, nonce)
);
create index aliyun_nonce_by_age on aliyun_nonce (spent_at);
