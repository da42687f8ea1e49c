package dev.backsource.edge.upstream.retry;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.transport.origin.Timeouts;
import dev.backsource.edge.upstream.address.ProhibitedAddressException;
import dev.backsource.edge.upstream.balancing.FailureScope;
import dev.backsource.edge.upstream.response.ResponseException;
import dev.backsource.edge.upstream.trust.RejectedCertificateException;
import dev.backsource.policy.origin.HandshakeFailures;
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
 * @param kind its entry in the catalogue
 * @param reason in words, for an operator
 * @param blame the scope of the failure: the later requests that it concerns
 * @param thrown the exception behind it; null for none
 */
public record OriginFailure(
        OriginError kind,
        String reason,
        FailureScope blame,
        @Nullable Throwable thrown) {
    public static final OriginFailure NO_ORIGIN = new OriginFailure(OriginError.NO_ORIGIN, FailureScope.NOBODY);
    public static final OriginFailure NO_CONNECTION = new OriginFailure(OriginError.NO_CONNECTION, FailureScope.DOMAIN);
    public static final OriginFailure NO_RESPONSE = new OriginFailure(OriginError.NO_RESPONSE, FailureScope.DOMAIN);
    public static final OriginFailure NO_MORE = new OriginFailure(OriginError.STALLED, FailureScope.NOBODY);
    public static final OriginFailure UNASKED_SWITCH =
            new OriginFailure(OriginError.UNEXPECTED_SWITCH, FailureScope.DOMAIN);
    public static final OriginFailure NOT_SENT = new OriginFailure(OriginError.NOT_SENT, FailureScope.NOBODY);

    /** In the order of precedence: a general exception often wraps the specific one. */
    private static final List<Kind> KINDS = List.of(
            new Kind(ProhibitedAddressException.class, OriginError.PROHIBITED, FailureScope.NOBODY),
            new Kind(ConnectionPoolTooBusyException.class, OriginError.LIMIT, FailureScope.NOBODY),
            new Kind(Timeouts.LOOKUP, OriginError.DNS_SILENT, FailureScope.ORIGIN),
            new Kind(UnknownHostException.class, OriginError.UNRESOLVED, FailureScope.ORIGIN),
            new Kind(Timeouts.CONNECT, OriginError.CONNECT_TIMEOUT, FailureScope.ORIGIN),
            new Kind(Timeouts.HANDSHAKE, OriginError.HANDSHAKE_TIMEOUT, FailureScope.DOMAIN),
            new Kind(NoRouteToHostException.class, OriginError.NO_ROUTE, FailureScope.ORIGIN),
            new Kind(ConnectException.class, OriginError.REFUSED, FailureScope.ORIGIN),
            new Kind(CertificateException.class, OriginError.UNTRUSTED, FailureScope.DOMAIN),
            new Kind(CertPathValidatorException.class, OriginError.UNTRUSTED, FailureScope.DOMAIN),
            new Kind(SSLException.class, OriginError.TLS, FailureScope.DOMAIN),
            new Kind(HttpClosedException.class, OriginError.CLOSED, FailureScope.DOMAIN));

    private OriginFailure(OriginError error, FailureScope blame) {
        this(error, error.text(), blame);
    }

    /** A failure without an exception. */
    public OriginFailure(OriginError kind, String reason, FailureScope blame) {
        this(kind, reason, blame, null);
    }

    /** The type of RFC 9209. */
    public ProxyError error() {
        return kind.type();
    }

    /** The failure for an exception; an unknown exception counts as a violation of HTTP. */
    public static OriginFailure of(Throwable thrown) {
        if (thrown instanceof ResponseException refused) {
            return of(refused);
        }
        for (var kind : KINDS) {
            if (hasCause(thrown, kind.thrown())) {
                var error = specific(thrown, kind.error());
                return new OriginFailure(error, error.text() + detail(thrown, error.type()), kind.blame(), thrown);
            }
        }
        return thrown instanceof IOException && !isUnreachable(thrown)
                ? new OriginFailure(OriginError.LOST, FailureScope.DOMAIN)
                : other(thrown);
    }

    private static OriginFailure of(ResponseException refused) {
        var error = refused.error();
        var blame = switch (refused.kind()) {
            case MALFORMED, UNASKED, TRANSFER_CODING, INCOMPLETE -> FailureScope.DOMAIN;
            case HEADER_SECTION_SIZE, TRAILER_SECTION_SIZE -> FailureScope.NOBODY;
        };
        return new OriginFailure(error, "invalid response: " + error.text(), blame);
    }

    private static OriginFailure other(Throwable thrown) {
        return isUnreachable(thrown)
                ? new OriginFailure(OriginError.UNREACHABLE, FailureScope.ORIGIN)
                : new OriginFailure(OriginError.NOT_HTTP, FailureScope.DOMAIN);
    }

    /** The failure that the exception's own measurement names, in place of {@code general}. */
    private static OriginError specific(Throwable thrown, OriginError general) {
        return switch (general) {
            case REFUSED -> isUnreachable(thrown) ? OriginError.UNREACHABLE : general;
            case PROHIBITED -> {
                var prohibited = cause(thrown, ProhibitedAddressException.class);
                yield prohibited != null && prohibited.isOfPort() ? OriginError.PROHIBITED_PORT : general;
            }
            case UNTRUSTED -> {
                var rejected = cause(thrown, RejectedCertificateException.class);
                yield rejected == null
                        ? general
                        : OriginError.ofHandshake(rejected.measured().kind(), general);
            }
            case TLS ->
                OriginError.ofHandshake(
                        HandshakeFailures.measurement(thrown, null).kind(), general);
            default -> general;
        };
    }

    static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> kind) {
        return cause(thrown, kind) != null;
    }

    /** The message of the access check, or of either side's TLS; the JDK's messages hold no secrets. */
    private static String detail(Throwable thrown, ProxyError error) {
        var message = switch (error) {
            case TLS_PROTOCOL_ERROR, TLS_CERTIFICATE_ERROR, DESTINATION_IP_PROHIBITED -> lastMessage(thrown);
            default -> null;
        };
        return message == null ? "" : ": " + message;
    }

    /** The finding and its gate, to follow the reason; empty where no finding is about such failures. */
    public String verdict() {
        var finding = kind.finding();
        var gate = kind.gate();
        return finding == null || gate == null ? "" : " [" + finding.code() + ", gate " + gate.kebabName() + "]";
    }

    /** Whether the origin may have sent no byte of a response, so that the request may be repeated elsewhere. */
    public boolean isSilence() {
        return error() == ProxyError.CONNECTION_TERMINATED || error() == ProxyError.HTTP_RESPONSE_TIMEOUT;
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

    private record Kind(Class<? extends Throwable> thrown, OriginError error, FailureScope blame) {}
}
