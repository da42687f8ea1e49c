package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** Names a revision of a domain; whether there is one is another question. */
public record RevisionName(DomainName domain, long revision) {}
