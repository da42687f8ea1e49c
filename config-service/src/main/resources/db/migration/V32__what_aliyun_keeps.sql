-- What calls of Alibaba Cloud CDN's API say of a domain and its state has no place for: the kind of its content, its tags, and the
-- arguments of its functions in the caller's words. A domain of which nothing was said has no row; rows end with their domains.
create table aliyun_annotation (
    domain    text  primary key references domain (name),
    cdn_type  text  not null,
    tags      jsonb not null,              -- values by keys
    functions text  not null               -- JSON: arguments in their order, by functions
);
create index aliyun_annotation_of_type on aliyun_annotation (cdn_type, domain);
create index aliyun_annotation_of_tag on aliyun_annotation using gin (tags jsonb_path_ops);

-- Whether a domain has a host header of its own, as policy_set says of the policy.
alter table domain
    add column origin_host_set boolean generated always as (
        state is not null and state::jsonb #>> '{originRequest,host}' is not null) stored;
create index domain_origin_host_set on domain (name collate "C") where not removed and origin_host_set;

-- Lists of what was changed within a time.
create index domain_by_change on domain (changed_at) where not removed;
