package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The storing of a domain's responses at edges. A part that is null is left to the edge.
 *
 * @param storeSetCookie whether responses with {@code Set-Cookie} are stored that say {@code public} or {@code s-maxage}, so that every client of the
 *     same resource gets the same cookie
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caching(@Nullable Boolean storeSetCookie) {
    public static final Caching DEFAULT = new Caching(null);
}
