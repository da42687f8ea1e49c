package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.finding.ConnectionFailed;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.ConnectionTimedOut;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NoRoute;
import dev.backsource.policy.origin.HandshakeFailures;
import io.netty.channel.ConnectTimeoutException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** The reason for a failed connection, the same for the same cause. */
final class FailureReason {
    private FailureReason() {}

    /**
     * The reason for a failed connection. A failure of the prober's own machine says nothing of the port.
     *
     * @param afterMs the time that it was given
     */
    static Outcome ofConnect(Throwable failure, int afterMs) {
        var message = HandshakeFailures.message(failure).toLowerCase(Locale.ROOT);
        return isWithoutSocket(failure, message)
                ? Outcome.skipped("no free socket at the prober")
                : Outcome.closed(connectMeasurement(failure, message, afterMs));
    }

    /** For the JDK, a firewall's refusal over IPv6 ("permission denied") is a {@link BindException}, too; it is the origin's. */
    private static boolean isWithoutSocket(Throwable failure, String message) {
        return message.contains("too many open files")
                || (failure instanceof BindException && !message.contains("permission denied"));
    }

    private static Measurement connectMeasurement(Throwable failure, String message, int afterMs) {
        if (isTimeout(failure, message)) {
            return Measurement.of(FindingKind.CONNECTION_TIMED_OUT, new ConnectionTimedOut(afterMs));
        }
        if (failure instanceof NoRouteToHostException || message.contains("no route to host")) {
            return Measurement.of(FindingKind.NO_ROUTE, new NoRoute(PortCause.NO_ROUTE.reason()));
        }
        if (message.contains("network is unreachable")) {
            return Measurement.of(FindingKind.NETWORK_UNREACHABLE, new NoRoute(PortCause.NETWORK_UNREACHABLE.reason()));
        }
        return failure instanceof ConnectException
                ? Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused())
                : Measurement.of(
                        FindingKind.CONNECTION_FAILED,
                        new ConnectionFailed(HandshakeFailures.line(HandshakeFailures.message(failure))));
    }

    private static boolean isTimeout(Throwable failure, String message) {
        return failure instanceof ConnectTimeoutException
                || failure instanceof TimeoutException
                || message.contains("timed out");
    }
}
