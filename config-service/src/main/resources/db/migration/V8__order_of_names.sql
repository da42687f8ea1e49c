-- Lists are in the order of characters in whatever collation the database has, so that names are found by what they begin with
-- by the index that lists are read by; by the other they had to be sorted, or the wrong one was read from its start.
drop index domain_name_beginnings;
drop index domain_present;
create index domain_present on domain (name collate "C") where not removed;
