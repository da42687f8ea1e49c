package dev.backsource.config.history;

import dev.backsource.config.domain.DomainState;
import org.jspecify.annotations.Nullable;

/**
 * A revision, and the domain's whole state after it.
 *
 * @param state null for a removal
 */
public record PastState(Revision revision, @Nullable DomainState state) {}
