package dev.backsource.edge.proxy.request;

import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.url.RequestTarget;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A URL, parsed like the request of a client for it.
 *
 * @param scheme of the URL
 * @param host in lower case, without port and trailing dot
 * @param target path and query in normal form
 */
public record RequestedUrl(Scheme scheme, String host, String target) {

    /** Parses {@code url}; null when it is no http or https URL that the edge would forward. */
    public static @Nullable RequestedUrl of(String url) {
        if (!AbsoluteForm.is(url)) {
            return null;
        }
        var host = HostName.of(AbsoluteForm.authority(url));
        var target = RequestTarget.normalForm(AbsoluteForm.originForm(HttpMethod.GET, url));
        return host == null || target == null ? null : new RequestedUrl(scheme(url), host, target);
    }

    private static Scheme scheme(String url) {
        return AbsoluteForm.scheme(url).equalsIgnoreCase(Scheme.HTTPS.uriName()) ? Scheme.HTTPS : Scheme.HTTP;
    }
}
