package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What edges keep of a domain's answers. Each part that is null is left to the edge.
 *
 * @param storeSetCookie whether answers with {@code Set-Cookie} are stored when they may be, and so get to every client that asks
 *     for the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caching(@Nullable Boolean storeSetCookie) {
    public static final Caching DEFAULT = new Caching(null);
}
