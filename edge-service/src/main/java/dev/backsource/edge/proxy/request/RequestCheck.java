package dev.backsource.edge.proxy.request;

import dev.backsource.edge.transport.http1.Refusal;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** What makes a well-formed request one that the edge won't pass on. */
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
     * @param scheme what is spoken on the port
     * @param maxUriLength in bytes
     */
    public RequestCheck(Scheme scheme, int maxUriLength) {
        this.scheme = scheme;
        this.maxUriLength = maxUriLength;
    }

    /** Null when there is none. */
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

    /** What Netty's reader of HTTP/1 has looked at, or what is said there by the target itself. */
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
