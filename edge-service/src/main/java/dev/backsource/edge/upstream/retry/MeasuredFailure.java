package dev.backsource.edge.upstream.retry;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.upstream.address.ProhibitedAddressException;
import dev.backsource.edge.upstream.balancing.FailureScope;
import dev.backsource.edge.upstream.trust.RejectedCertificateException;
import dev.backsource.policy.finding.AddressProhibited;
import dev.backsource.policy.finding.ConnectionRefused;
import dev.backsource.policy.finding.ConnectionTimedOut;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.finding.HandshakeFailed;
import dev.backsource.policy.finding.HttpFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NameUnresolved;
import dev.backsource.policy.finding.NoRoute;
import dev.backsource.policy.finding.PortProhibited;
import dev.backsource.policy.finding.WeakTls;
import dev.backsource.policy.origin.HandshakeFailures;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The measurement behind a failure at an origin, by the kinds and in the words of probers. */
public final class MeasuredFailure {
    /** The beginning of an objection to a port. */
    private static final Pattern PORT = Pattern.compile("^port \\d+ ");

    private MeasuredFailure() {}

    /** The kind of finding that {@code failure} is; null for a failure of the edge's own, and for one that the request may have caused. */
    public static @Nullable FindingKind<?> kind(OriginFailure failure) {
        var finding = failure.kind().finding();
        return finding == null && failure.kind().gate() == Gate.HTTP && failure.blame() != FailureScope.NOBODY
                ? FindingKind.HTTP_FAILED
                : finding;
    }

    /**
     * The measurement.
     *
     * @param failure of some {@link #kind}
     * @param serverName the name for TLS; null without TLS
     * @param connectTimeoutMs the time for a connection
     * @param url of the client's request
     */
    public static Measurement of(
            OriginFailure failure, @Nullable String serverName, long connectTimeoutMs, String url) {
        return switch (failure.kind()) {
            case PROHIBITED ->
                Measurement.of(FindingKind.ADDRESS_PROHIBITED, new AddressProhibited(objection(failure)));
            case PROHIBITED_PORT ->
                Measurement.of(
                        FindingKind.PORT_PROHIBITED,
                        new PortProhibited(PORT.matcher(objection(failure)).replaceFirst("")));
            case DNS_SILENT -> unresolved(NameUnresolved.Verdict.TIMEOUT);
            case UNRESOLVED -> unresolved(NameUnresolved.Verdict.NO_ADDRESS);
            case CONNECT_TIMEOUT ->
                Measurement.of(FindingKind.CONNECTION_TIMED_OUT, new ConnectionTimedOut(connectTimeoutMs));
            case NO_ROUTE -> Measurement.of(FindingKind.NO_ROUTE, new NoRoute("no route to host"));
            case UNREACHABLE -> Measurement.of(FindingKind.NETWORK_UNREACHABLE, new NoRoute("network unreachable"));
            case REFUSED -> Measurement.of(FindingKind.CONNECTION_REFUSED, new ConnectionRefused());
            default ->
                failure.kind().gate() == Gate.HTTP
                        ? Measurement.of(
                                FindingKind.HTTP_FAILED,
                                new HttpFailed(failure.kind().text(), url))
                        : ofTls(failure, serverName);
        };
    }

    private static Measurement unresolved(NameUnresolved.Verdict verdict) {
        return Measurement.of(FindingKind.NAME_UNRESOLVED, new NameUnresolved(verdict));
    }

    private static String objection(OriginFailure failure) {
        var prohibited = failure.thrown() == null
                ? null
                : OriginFailure.cause(failure.thrown(), ProhibitedAddressException.class);
        return prohibited == null ? failure.kind().text() : HandshakeFailures.message(prohibited);
    }

    private static Measurement ofTls(OriginFailure failure, @Nullable String serverName) {
        var thrown = failure.thrown();
        if (thrown == null) {
            return Measurement.of(
                    FindingKind.HANDSHAKE_FAILED,
                    new HandshakeFailed(failure.kind().text(), serverName));
        }
        var rejected = OriginFailure.cause(thrown, RejectedCertificateException.class);
        if (rejected != null) {
            return rejected.measured();
        }
        return failure.kind() == OriginError.UNTRUSTED
                ? Measurement.of(FindingKind.TLS_REFUSED, new WeakTls(HandshakeFailures.message(thrown)))
                : HandshakeFailures.measurement(thrown, serverName);
    }
}
