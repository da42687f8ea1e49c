-- One or two characters are no trigram: names are found by what they begin with, in whatever collation the database has.
create index domain_name_beginnings on domain (name text_pattern_ops) where not removed;
