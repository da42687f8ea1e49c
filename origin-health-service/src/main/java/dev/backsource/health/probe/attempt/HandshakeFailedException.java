package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.TlsVerdict;
import dev.backsource.policy.finding.Measurement;
import io.vertx.core.net.SocketAddress;

/** The failure of a handshake that the origin ended without a reason that explains it. */
final class HandshakeFailedException extends ProbeFailedException {
    private static final long serialVersionUID = 1L;

    private final transient Measurement measured;
    private final transient SocketAddress at;

    HandshakeFailedException(Measurement measured, SocketAddress at) {
        super(Outcome.closedByTls(TlsVerdict.FAILED, measured));
        this.measured = measured;
        this.at = at;
    }

    Measurement measured() {
        return measured;
    }

    /** The address at which it failed. */
    SocketAddress at() {
        return at;
    }
}
