package dev.backsource.config.changerequests;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wanted ones of a list of change requests.
 *
 * @param kind null for any
 * @param state null for any
 * @param after the request that they follow; null for the latest
 */
public record ChangeRequestFilter(
        @Nullable ChangeKind kind,
        @Nullable ChangeRequestState state,
        @Nullable UUID after) {}
