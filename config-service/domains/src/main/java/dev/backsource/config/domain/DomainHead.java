package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Name, owner and revision of an existing domain, without its settings: as small as its name.
 *
 * @param team the id of the owning team; null for none
 * @param revision its current revision
 */
public record DomainHead(DomainName name, @Nullable String team, long revision) {}
