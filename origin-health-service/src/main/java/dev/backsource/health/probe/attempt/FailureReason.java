package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.TlsVerdict;
import io.netty.channel.ConnectTimeoutException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The reason for a failed connection or handshake in a few words, the same words for the same cause. */
final class FailureReason {
    private static final int MAX_LENGTH = 120;

    private FailureReason() {}

    /** The reason for a failed connection. A failure of the prober's own machine says nothing of the port. */
    static Outcome ofConnect(Throwable failure) {
        var message = message(failure).toLowerCase(Locale.ROOT);
        if (failure instanceof BindException || message.contains("too many open files")) {
            return Outcome.skipped("no free socket at the prober");
        }
        if (isTimeout(failure, message)) {
            return Outcome.closed(PortCause.CONNECTION_TIMED_OUT.reason());
        }
        if (failure instanceof NoRouteToHostException || message.contains("no route to host")) {
            return Outcome.closed(PortCause.NO_ROUTE.reason());
        }
        if (message.contains("network is unreachable")) {
            return Outcome.closed(PortCause.NETWORK_UNREACHABLE.reason());
        }
        return failure instanceof ConnectException
                ? Outcome.closed(PortCause.CONNECTION_REFUSED.reason())
                : Outcome.closed(shortened(PortCause.CONNECTION_FAILED.reason(message(failure))));
    }

    /** The reason for a failed TLS handshake on an accepted connection. */
    static Outcome ofHandshake(Throwable failure) {
        return Outcome.closedByTls(TlsVerdict.FAILED, shortened(handshakeReason(failure)));
    }

    private static String handshakeReason(Throwable failure) {
        var root = root(failure);
        var message = message(root);
        if (message.contains("not an SSL/TLS record")) {
            return PortCause.NO_TLS.reason();
        }
        if (isTimeout(root, message)) {
            return PortCause.HANDSHAKE_FAILED.reason("timed out");
        }
        return PortCause.HANDSHAKE_FAILED.reason(
                root instanceof ClosedChannelException || message.contains("closed") ? "connection closed" : message);
    }

    private static boolean isTimeout(Throwable failure, String message) {
        return failure instanceof ConnectTimeoutException
                || failure instanceof TimeoutException
                || message.contains("timed out");
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (Throwable cause = failure.getCause(); cause != null && cause != root; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** One printable line: text from a peer must not break a log or a page. */
    private static String shortened(String reason) {
        var line = reason.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 3) + "...";
    }
}
