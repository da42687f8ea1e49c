package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.finding.ConnectionFailed;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.ConnectionTimedOut;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HandshakeFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NoRoute;
import dev.backsource.policy.finding.NoTls;
import dev.backsource.policy.finding.TlsTooOld;
import io.netty.channel.ConnectTimeoutException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The reason for a failed connection or handshake in a few words, the same words for the same cause. */
final class FailureReason {
    /** Of the text of a peer. */
    private static final int MAX_READ = 200;

    private static final String NO_RECORD = "not an SSL/TLS record";
    /** {@code HTTP/} in hexadecimal digits, as Netty shows the bytes of a peer. */
    private static final String HTTP = "485454502f";

    private static final String TIMED_OUT = "timed out";
    private static final String OLDEST_VERSION = TlsVersion.TLS_1_2.protocolName();
    /** In the words of Java's TLS, where the origin's version is older than all that were offered. */
    private static final Pattern CHOSEN_VERSION = Pattern.compile("^Server chose (\\S+),");

    private FailureReason() {}

    /**
     * The reason for a failed connection. A failure of the prober's own machine says nothing of the port.
     *
     * @param afterMs the time that it was given
     */
    static Outcome ofConnect(Throwable failure, int afterMs) {
        var message = message(failure).toLowerCase(Locale.ROOT);
        if (failure instanceof BindException || message.contains("too many open files")) {
            return Outcome.skipped("no free socket at the prober");
        }
        return Outcome.closed(connectMeasurement(failure, message, afterMs));
    }

    private static Measurement connectMeasurement(Throwable failure, String message, int afterMs) {
        if (isTimeout(failure, message)) {
            return Measurement.of(FindingKind.CONNECTION_TIMED_OUT, new ConnectionTimedOut(afterMs));
        }
        if (failure instanceof NoRouteToHostException || message.contains("no route to host")) {
            return Measurement.of(FindingKind.NO_ROUTE, new NoRoute(PortCause.NO_ROUTE.reason()));
        }
        if (message.contains("network is unreachable")) {
            return Measurement.of(
                    FindingKind.NETWORK_UNREACHABLE, new NoRoute(PortCause.NETWORK_UNREACHABLE.reason()));
        }
        return failure instanceof ConnectException
                ? Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                : Measurement.of(FindingKind.CONNECTION_FAILED, new ConnectionFailed(line(message(failure))));
    }

    /**
     * The reason for a failed TLS handshake on an accepted connection.
     *
     * @param serverName the name that was indicated; null for none
     */
    static Measurement ofHandshake(Throwable failure, @Nullable String serverName) {
        var root = root(failure);
        var message = message(root);
        if (message.contains(NO_RECORD)) {
            return Measurement.of(FindingKind.NO_TLS, new NoTls(message.contains(NO_RECORD + ": " + HTTP)));
        }
        var chosen = CHOSEN_VERSION.matcher(message);
        if (chosen.find() || message.endsWith("protocol_version")) {
            return Measurement.of(
                    FindingKind.TLS_VERSION,
                    new TlsTooOld(chosen.reset().find() ? version(chosen.group(1)) : null, OLDEST_VERSION));
        }
        if (isTimeout(root, message)) {
            return Measurement.of(FindingKind.HANDSHAKE_FAILED, new HandshakeFailed(TIMED_OUT, serverName));
        }
        var reason = root instanceof ClosedChannelException || message.contains("closed")
                ? "connection closed"
                : line(message);
        return Measurement.of(FindingKind.HANDSHAKE_FAILED, new HandshakeFailed(reason, serverName));
    }

    /** Whether the origin ended the handshake without a reason that explains it. */
    static boolean isUnexplained(Measurement measured) {
        return measured.evidence() instanceof HandshakeFailed failed
                ? !failed.reason().equals(TIMED_OUT)
                : measured.evidence() instanceof TlsTooOld tooOld && tooOld.spoken() == null;
    }

    /** Java's constant for a version as the name of its protocol: {@code TLS10} is {@code TLSv1}. */
    private static String version(String chosen) {
        return switch (chosen) {
            case "TLS10" -> "TLSv1";
            case "TLS11" -> "TLSv1.1";
            case "SSL30" -> "SSLv3";
            default -> chosen;
        };
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
    private static String line(String text) {
        return text.substring(0, Math.min(text.length(), MAX_READ))
                .replaceAll("[^\\x20-\\x7e]+", " ")
                .strip();
    }
}
