package dev.backsource.edge.proxy.request;

import dev.backsource.edge.error.ClientError;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** The checks of a well-formed request before the edge forwards it: method, target and scheme. */
public final class RequestCheck {
    private final Scheme scheme;
    private final int maxUriLength;

    /**
     * @param scheme of the listener's port
     * @param maxUriLength in bytes
     */
    public RequestCheck(Scheme scheme, int maxUriLength) {
        this.scheme = scheme;
        this.maxUriLength = maxUriLength;
    }

    /** The response to a request that the edge does not forward; null when nothing is wrong with it. */
    @Nullable
    ClientError problem(HttpServerRequest client) {
        var method = client.method();
        if (method.equals(HttpMethod.CONNECT) || method.equals(HttpMethod.TRACE)) {
            return ClientError.METHOD;
        }
        var target = client.uri();
        if (target == null || target.isEmpty()) {
            return ClientError.TARGET;
        }
        if (client.version() == HttpVersion.HTTP_2) {
            return http2(client, target);
        }
        if (target.charAt(0) == '/') {
            return null;
        }
        if (AbsoluteForm.is(target)) {
            return isOurs(AbsoluteForm.scheme(target)) ? null : ClientError.OTHER_SCHEME;
        }
        return target.equals("*") && method.equals(HttpMethod.OPTIONS) ? null : ClientError.TARGET;
    }

    /**
     * The checks that HTTP/2 needs in addition: for HTTP/1, Netty's decoder has checked the length, and the target
     * itself names the scheme.
     */
    private @Nullable ClientError http2(HttpServerRequest client, String target) {
        if (target.length() > maxUriLength) {
            return ClientError.TARGET_TOO_LONG;
        }
        return isOurs(client.scheme()) ? null : ClientError.OTHER_SCHEME;
    }

    private boolean isOurs(@Nullable String named) {
        return scheme.uriName().equalsIgnoreCase(named);
    }
}
