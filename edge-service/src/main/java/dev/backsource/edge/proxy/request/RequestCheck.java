package dev.backsource.edge.proxy.request;

import dev.backsource.edge.transport.http1.Refusal;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** The checks of a well-formed request before the edge forwards it: method, target and scheme. */
public final class RequestCheck {
    private static final Refusal METHOD = new Refusal(501, "CONNECT and TRACE are not served here");
    private static final Refusal TARGET =
            new Refusal(400, "the request target is neither a path nor an http or https URL, nor that of OPTIONS *");
    private static final Refusal TOO_LONG = new Refusal(414, "the request target is too long");
    private static final Refusal SCHEME =
            new Refusal(421, "the request's scheme is not the one that is spoken on this port");

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

    /** The refusal of the request; null when nothing is wrong with it. */
    @Nullable
    Refusal problem(HttpServerRequest client) {
        var method = client.method();
        if (method.equals(HttpMethod.CONNECT) || method.equals(HttpMethod.TRACE)) {
            return METHOD;
        }
        var target = client.uri();
        if (target == null || target.isEmpty()) {
            return TARGET;
        }
        if (client.version() == HttpVersion.HTTP_2) {
            return http2(client, target);
        }
        if (target.charAt(0) == '/') {
            return null;
        }
        if (AbsoluteForm.is(target)) {
            return isOurs(AbsoluteForm.scheme(target)) ? null : SCHEME;
        }
        return target.equals("*") && method.equals(HttpMethod.OPTIONS) ? null : TARGET;
    }

    /**
     * The checks that HTTP/2 needs in addition: for HTTP/1, Netty's decoder has checked the length, and the target
     * itself names the scheme.
     */
    private @Nullable Refusal http2(HttpServerRequest client, String target) {
        if (target.length() > maxUriLength) {
            return TOO_LONG;
        }
        return isOurs(client.scheme()) ? null : SCHEME;
    }

    private boolean isOurs(@Nullable String named) {
        return scheme.uriName().equalsIgnoreCase(named);
    }
}
