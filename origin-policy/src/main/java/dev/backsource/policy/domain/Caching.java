package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What edges keep of a domain's answers. Each part that is null is left to the edge.
 *
 * @param storeSetCookie whether answers with {@code Set-Cookie} are stored that say {@code public} or {@code s-maxage}, so that
 *     every client who asks for the same gets the same cookie
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caching(@Nullable Boolean storeSetCookie) {
    public static final Caching DEFAULT = new Caching(null);
}
