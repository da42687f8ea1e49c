package dev.backsource.edge.http.upstream;

import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The head of an origin's response.
 *
 * @param status in 200..599; 100..199 of an interim one
 * @param fields as received, hop-by-hop fields included
 * @param version of HTTP that the origin used
 * @param length of the body that follows, in bytes; {@link #UNKNOWN_LENGTH} when only its end shows it
 * @param scheme of the request to the origin
 * @param redirect the redirect within this edge's domains that it is; null for any other response
 * @param isSubstitute whether the baseline's origin has sent it in place of a response under the request's arm: it belongs to no cache
 *     generation, so nothing that is stored changes by it
 */
public record UpstreamResponse(
        int status,
        MultiMap fields,
        HttpVersion version,
        long length,
        Scheme scheme,
        @Nullable RedirectStep redirect,
        boolean isSubstitute) {
    public static final long UNKNOWN_LENGTH = -1;

    /** A response under the request's own arm. */
    public UpstreamResponse(
            int status,
            MultiMap fields,
            HttpVersion version,
            long length,
            Scheme scheme,
            @Nullable RedirectStep redirect) {
        this(status, fields, version, length, scheme, redirect, false);
    }

    /** This response as a substitute. */
    public UpstreamResponse asSubstitute() {
        return new UpstreamResponse(status, fields, version, length, scheme, redirect, true);
    }
}
