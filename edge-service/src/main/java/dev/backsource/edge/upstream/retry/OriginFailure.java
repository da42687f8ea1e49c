package dev.backsource.edge.upstream.retry;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.transport.origin.Timeouts;
import dev.backsource.edge.upstream.address.ProhibitedAddressException;
import dev.backsource.edge.upstream.balancing.Blame;
import dev.backsource.edge.upstream.response.ResponseException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure at an origin.
 *
 * @param error the type of RFC 9209
 * @param reason in words, for an operator
 * @param blame the scope of the failure: the later requests that it concerns
 */
public record OriginFailure(ProxyError error, String reason, Blame blame) {
    public static final OriginFailure NO_ORIGIN =
            new OriginFailure(ProxyError.PROXY_INTERNAL_ERROR, "the route has no origin", Blame.NOBODY);
    public static final OriginFailure NO_CONNECTION =
            new OriginFailure(ProxyError.CONNECTION_TIMEOUT, "no connection was to be had in time", Blame.DOMAIN);
    public static final OriginFailure NO_RESPONSE =
            new OriginFailure(ProxyError.HTTP_RESPONSE_TIMEOUT, "no response in time", Blame.DOMAIN);
    public static final OriginFailure NO_MORE =
            new OriginFailure(ProxyError.CONNECTION_READ_TIMEOUT, "the response stopped before its end", Blame.NOBODY);
    public static final OriginFailure UNASKED_SWITCH = new OriginFailure(
            ProxyError.HTTP_PROTOCOL_ERROR, "a switch of protocols that nothing asked for", Blame.DOMAIN);
    public static final OriginFailure NOT_SENT =
            new OriginFailure(ProxyError.HTTP_REQUEST_ERROR, "the request can't be written as HTTP/1.1", Blame.NOBODY);

    /** In the order of precedence: a general exception often wraps the specific one. */
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    ProhibitedAddressException.class,
                    ProxyError.DESTINATION_IP_PROHIBITED,
                    "the edge must not connect to its address or port",
                    Blame.NOBODY),
            new Kind(
                    ConnectionPoolTooBusyException.class,
                    ProxyError.CONNECTION_LIMIT_REACHED,
                    "too many requests wait",
                    Blame.NOBODY),
            new Kind(Timeouts.LOOKUP, ProxyError.DNS_TIMEOUT, "the name servers did not answer", Blame.ORIGIN),
            new Kind(UnknownHostException.class, ProxyError.DNS_ERROR, "the host name has no address", Blame.ORIGIN),
            new Kind(Timeouts.CONNECT, ProxyError.CONNECTION_TIMEOUT, "no connection in time", Blame.ORIGIN),
            new Kind(Timeouts.HANDSHAKE, ProxyError.CONNECTION_TIMEOUT, "no TLS handshake in time", Blame.DOMAIN),
            new Kind(
                    NoRouteToHostException.class,
                    ProxyError.DESTINATION_IP_UNROUTABLE,
                    "no route to the address",
                    Blame.ORIGIN),
            new Kind(ConnectException.class, ProxyError.CONNECTION_REFUSED, "the connection was refused", Blame.ORIGIN),
            new Kind(
                    CertificateException.class,
                    ProxyError.TLS_CERTIFICATE_ERROR,
                    "the certificate is not trusted",
                    Blame.DOMAIN),
            new Kind(
                    CertPathValidatorException.class,
                    ProxyError.TLS_CERTIFICATE_ERROR,
                    "the certificate's chain is not valid",
                    Blame.DOMAIN),
            new Kind(SSLException.class, ProxyError.TLS_PROTOCOL_ERROR, "no TLS connection", Blame.DOMAIN),
            new Kind(
                    HttpClosedException.class,
                    ProxyError.CONNECTION_TERMINATED,
                    "the origin closed the connection",
                    Blame.DOMAIN));

    /** The failure for an exception; an unknown exception counts as a violation of HTTP. */
    public static OriginFailure of(Throwable thrown) {
        if (thrown instanceof ResponseException refused) {
            return of(refused);
        }
        for (var kind : KINDS) {
            if (hasCause(thrown, kind.thrown())) {
                return new OriginFailure(kind.error(), kind.reason() + detail(thrown, kind.error()), kind.blame());
            }
        }
        return thrown instanceof IOException && !isUnreachable(thrown)
                ? new OriginFailure(ProxyError.CONNECTION_TERMINATED, "the connection broke", Blame.DOMAIN)
                : other(thrown);
    }

    private static OriginFailure of(ResponseException refused) {
        var reason = "its response is not taken: " + refused.reason();
        return switch (refused.kind()) {
            case MALFORMED, UNASKED -> new OriginFailure(ProxyError.HTTP_PROTOCOL_ERROR, reason, Blame.DOMAIN);
            case TRANSFER_CODING -> new OriginFailure(ProxyError.HTTP_RESPONSE_TRANSFER_CODING, reason, Blame.DOMAIN);
            case HEADER_SECTION_SIZE ->
                new OriginFailure(ProxyError.HTTP_RESPONSE_HEADER_SECTION_SIZE, reason, Blame.NOBODY);
            case TRAILER_SECTION_SIZE ->
                new OriginFailure(ProxyError.HTTP_RESPONSE_TRAILER_SECTION_SIZE, reason, Blame.NOBODY);
            case INCOMPLETE -> new OriginFailure(ProxyError.HTTP_RESPONSE_INCOMPLETE, reason, Blame.DOMAIN);
        };
    }

    private static OriginFailure other(Throwable thrown) {
        return isUnreachable(thrown)
                ? new OriginFailure(
                        ProxyError.DESTINATION_IP_UNROUTABLE, "the network has no way to the address", Blame.ORIGIN)
                : new OriginFailure(ProxyError.HTTP_PROTOCOL_ERROR, "the response is not HTTP/1.1", Blame.DOMAIN);
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The message of the access check, or of either side's TLS; the JDK's messages hold no secrets. */
    private static String detail(Throwable thrown, ProxyError error) {
        var message = switch (error) {
            case TLS_PROTOCOL_ERROR, TLS_CERTIFICATE_ERROR, DESTINATION_IP_PROHIBITED -> lastMessage(thrown);
            default -> null;
        };
        return message == null ? "" : ": " + message;
    }

    /** Whether the origin may have sent no byte of a response, so that the request may be repeated elsewhere. */
    public boolean isSilence() {
        return error == ProxyError.CONNECTION_TERMINATED || error == ProxyError.HTTP_RESPONSE_TIMEOUT;
    }

    private static @Nullable String lastMessage(Throwable thrown) {
        var last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage();
    }

    private static boolean isUnreachable(Throwable thrown) {
        return thrown.getMessage() != null && thrown.getMessage().contains("unreachable");
    }

    private record Kind(Class<? extends Throwable> thrown, ProxyError error, String reason, Blame blame) {}
}
