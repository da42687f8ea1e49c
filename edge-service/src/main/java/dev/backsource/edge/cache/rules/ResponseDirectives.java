package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.directives.DirectiveReader;
import dev.backsource.edge.cache.rules.syntax.directives.Directives;
import java.util.Set;

/**
 * What an origin tells a shared cache: Cache-Control of a response (RFC 9111 §5.2.2, RFC 5861), or Pragma where there is
 * none; a valid CDN-Cache-Control (RFC 9213) stands in for both. Numbers are seconds, {@link DeltaSeconds#ABSENT} where
 * not said. A malformed number is 0; of several the least counts.
 *
 * @param noCache for the whole response, not for some fields only
 * @param noCacheFields what is not to be sent without validation, in lower case
 * @param isPrivate the whole response, not some fields only
 * @param privateFields what a shared cache is not to store, in lower case
 * @param targeted whether CDN-Cache-Control said all this; Expires then counts no more
 */
public record ResponseDirectives(
        boolean noStore,
        boolean noCache,
        Set<String> noCacheFields,
        boolean isPrivate,
        Set<String> privateFields,
        boolean isPublic,
        boolean mustRevalidate,
        boolean proxyRevalidate,
        boolean mustUnderstand,
        long sMaxAge,
        long maxAge,
        long staleWhileRevalidate,
        long staleIfError,
        boolean targeted) {
    /** Reads those of {@code response}. */
    public static ResponseDirectives of(Fields response) {
        var targeted = DirectiveReader.targeted(response);
        return targeted == null ? of(DirectiveReader.read(response), false) : of(targeted, true);
    }

    private static ResponseDirectives of(Directives given, boolean targeted) {
        return new ResponseDirectives(
                given.has("no-store"),
                given.isUnqualified("no-cache"),
                given.fields("no-cache"),
                given.isUnqualified("private"),
                given.fields("private"),
                given.has("public"),
                given.has("must-revalidate"),
                given.has("proxy-revalidate"),
                given.has("must-understand"),
                given.least("s-maxage"),
                given.least("max-age"),
                given.least("stale-while-revalidate"),
                given.least("stale-if-error"),
                targeted);
    }
}
