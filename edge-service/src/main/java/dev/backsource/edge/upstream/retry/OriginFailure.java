package dev.backsource.edge.upstream.retry;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
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
    public static final OriginFailure NO_ORIGIN = new OriginFailure(OriginError.NO_ORIGIN, Blame.NOBODY);
    public static final OriginFailure NO_CONNECTION = new OriginFailure(OriginError.NO_CONNECTION, Blame.DOMAIN);
    public static final OriginFailure NO_RESPONSE = new OriginFailure(OriginError.NO_RESPONSE, Blame.DOMAIN);
    public static final OriginFailure NO_MORE = new OriginFailure(OriginError.STALLED, Blame.NOBODY);
    public static final OriginFailure UNASKED_SWITCH = new OriginFailure(OriginError.UNEXPECTED_SWITCH, Blame.DOMAIN);
    public static final OriginFailure NOT_SENT = new OriginFailure(OriginError.NOT_SENT, Blame.NOBODY);

    /** In the order of precedence: a general exception often wraps the specific one. */
    private static final List<Kind> KINDS = List.of(
            new Kind(ProhibitedAddressException.class, OriginError.PROHIBITED, Blame.NOBODY),
            new Kind(ConnectionPoolTooBusyException.class, OriginError.LIMIT, Blame.NOBODY),
            new Kind(Timeouts.LOOKUP, OriginError.DNS_SILENT, Blame.ORIGIN),
            new Kind(UnknownHostException.class, OriginError.UNRESOLVED, Blame.ORIGIN),
            new Kind(Timeouts.CONNECT, OriginError.CONNECT_TIMEOUT, Blame.ORIGIN),
            new Kind(Timeouts.HANDSHAKE, OriginError.HANDSHAKE_TIMEOUT, Blame.DOMAIN),
            new Kind(NoRouteToHostException.class, OriginError.NO_ROUTE, Blame.ORIGIN),
            new Kind(ConnectException.class, OriginError.REFUSED, Blame.ORIGIN),
            new Kind(CertificateException.class, OriginError.UNTRUSTED, Blame.DOMAIN),
            new Kind(CertPathValidatorException.class, OriginError.INVALID_CHAIN, Blame.DOMAIN),
            new Kind(SSLException.class, OriginError.TLS, Blame.DOMAIN),
            new Kind(HttpClosedException.class, OriginError.CLOSED, Blame.DOMAIN));

    private OriginFailure(OriginError error, Blame blame) {
        this(error.type(), error.text(), blame);
    }

    /** The failure for an exception; an unknown exception counts as a violation of HTTP. */
    public static OriginFailure of(Throwable thrown) {
        if (thrown instanceof ResponseException refused) {
            return of(refused);
        }
        for (var kind : KINDS) {
            if (hasCause(thrown, kind.thrown())) {
                var error = kind.error();
                return new OriginFailure(error.type(), error.text() + detail(thrown, error.type()), kind.blame());
            }
        }
        return thrown instanceof IOException && !isUnreachable(thrown)
                ? new OriginFailure(OriginError.LOST, Blame.DOMAIN)
                : other(thrown);
    }

    private static OriginFailure of(ResponseException refused) {
        var error = refused.error();
        var blame = switch (refused.kind()) {
            case MALFORMED, UNASKED, TRANSFER_CODING, INCOMPLETE -> Blame.DOMAIN;
            case HEADER_SECTION_SIZE, TRAILER_SECTION_SIZE -> Blame.NOBODY;
        };
        return new OriginFailure(error.type(), "invalid response: " + error.text(), blame);
    }

    private static OriginFailure other(Throwable thrown) {
        return isUnreachable(thrown)
                ? new OriginFailure(OriginError.UNREACHABLE, Blame.ORIGIN)
                : new OriginFailure(OriginError.NOT_HTTP, Blame.DOMAIN);
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

    private record Kind(Class<? extends Throwable> thrown, OriginError error, Blame blame) {}
}
