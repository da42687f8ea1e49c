-- Requests from which no revision came are forgotten some time after they were decided.
create index port_request_forgotten on port_request (decided_at) where revision is null;
