package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A domain that is there, without what it is set to: as little room as its name takes.
 *
 * @param team the id of the team that it is of; null for none
 * @param revision that it is at
 */
public record DomainHead(DomainName name, @Nullable String team, long revision) {}
