package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/** Names a revision of a domain, which need not exist. */
public record RevisionName(DomainName domain, long revision) {}
