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
 */
public record UpstreamResponse(
        int status,
        MultiMap fields,
        HttpVersion version,
        long length,
        Scheme scheme,
        @Nullable RedirectStep redirect) {
    public static final long UNKNOWN_LENGTH = -1;
}
