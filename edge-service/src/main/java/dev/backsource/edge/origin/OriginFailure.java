package dev.backsource.edge.origin;

import dev.backsource.edge.http.ProxyError;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
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
 * What went wrong at an origin.
 *
 * @param error the type of RFC 9209
 * @param reason in words, for an operator
 */
record OriginFailure(ProxyError error, String reason) {
    static final OriginFailure NO_ORIGIN =
            new OriginFailure(ProxyError.PROXY_INTERNAL_ERROR, "the route has no origin");
    static final OriginFailure NO_CONNECTION =
            new OriginFailure(ProxyError.CONNECTION_TIMEOUT, "no connection was to be had in time");
    static final OriginFailure NO_RESPONSE = new OriginFailure(ProxyError.HTTP_RESPONSE_TIMEOUT, "no response in time");
    static final OriginFailure NO_MORE =
            new OriginFailure(ProxyError.CONNECTION_READ_TIMEOUT, "the response stopped before its end");
    static final OriginFailure UNASKED_INFORMATION =
            new OriginFailure(ProxyError.HTTP_PROTOCOL_ERROR, "an informational response that nothing asked for");

    /** In the order of precedence: a general exception often wraps the telling one. */
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    ConnectionPoolTooBusyException.class,
                    ProxyError.CONNECTION_LIMIT_REACHED,
                    "too many requests wait"),
            new Kind(DnsNameResolverTimeoutException.class, ProxyError.DNS_TIMEOUT, "the name servers did not answer"),
            new Kind(UnknownHostException.class, ProxyError.DNS_ERROR, "the host name has no address"),
            new Kind(ConnectTimeoutException.class, ProxyError.CONNECTION_TIMEOUT, "no connection in time"),
            new Kind(SslHandshakeTimeoutException.class, ProxyError.CONNECTION_TIMEOUT, "no TLS handshake in time"),
            new Kind(NoRouteToHostException.class, ProxyError.DESTINATION_IP_UNROUTABLE, "no route to the address"),
            new Kind(ConnectException.class, ProxyError.CONNECTION_REFUSED, "the connection was refused"),
            new Kind(CertificateException.class, ProxyError.TLS_CERTIFICATE_ERROR, "the certificate is not trusted"),
            new Kind(
                    CertPathValidatorException.class,
                    ProxyError.TLS_CERTIFICATE_ERROR,
                    "the certificate's chain is not valid"),
            new Kind(SSLException.class, ProxyError.TLS_PROTOCOL_ERROR, "no TLS connection"),
            new Kind(
                    TooLongHttpHeaderException.class,
                    ProxyError.HTTP_RESPONSE_HEADER_SECTION_SIZE,
                    "the response's header section is too large"),
            new Kind(DecoderException.class, ProxyError.HTTP_PROTOCOL_ERROR, "the response is not HTTP/1.1"),
            new Kind(HttpClosedException.class, ProxyError.CONNECTION_TERMINATED, "the origin closed the connection"));

    /** Tells by the exception; what is left is taken as a breach of HTTP. */
    static OriginFailure of(Throwable thrown) {
        for (var kind : KINDS) {
            if (hasCause(thrown, kind.thrown())) {
                return new OriginFailure(kind.error(), kind.reason() + alert(thrown, kind.error()));
            }
        }
        return thrown instanceof IOException && !isUnreachable(thrown)
                ? new OriginFailure(ProxyError.CONNECTION_TERMINATED, "the connection broke")
                : other(thrown);
    }

    private static OriginFailure other(Throwable thrown) {
        return isUnreachable(thrown)
                ? new OriginFailure(ProxyError.DESTINATION_IP_UNROUTABLE, "the network has no way to the address")
                : new OriginFailure(ProxyError.HTTP_PROTOCOL_ERROR, "the response is not HTTP/1.1");
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What the origin's TLS or ours had to say; the JDK's messages hold no secrets. */
    private static String alert(Throwable thrown, ProxyError error) {
        var message = error == ProxyError.TLS_PROTOCOL_ERROR || error == ProxyError.TLS_CERTIFICATE_ERROR
                ? lastMessage(thrown)
                : null;
        return message == null ? "" : ": " + message;
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

    private record Kind(Class<? extends Throwable> thrown, ProxyError error, String reason) {}
}
