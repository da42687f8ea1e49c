-- An administrator of a team's domains reads what was asked for these, the latest first.
create index port_request_of_team on port_request (team, id) where team is not null;
