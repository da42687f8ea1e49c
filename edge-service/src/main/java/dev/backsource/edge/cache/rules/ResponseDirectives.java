package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.directives.DirectiveReader;
import dev.backsource.edge.cache.rules.syntax.directives.Directives;
import java.util.Set;

/**
 * The cache directives of a response for a shared cache: Cache-Control (RFC 9111 §5.2.2, RFC 5861) or, without it,
 * Pragma; a valid CDN-Cache-Control (RFC 9213) replaces both. Numbers are seconds, {@link DeltaSeconds#ABSENT} when
 * missing. An invalid number is read as 0; of several, the least counts.
 *
 * @param noCache for the whole response, not just some fields
 * @param noCacheFields fields that must not be sent without validation, in lower case
 * @param isPrivate for the whole response, not just some fields
 * @param privateFields fields that a shared cache must not store, in lower case
 * @param targeted whether CDN-Cache-Control gave these directives; Expires is then ignored
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
    /** Parses the directives of {@code response}. */
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
