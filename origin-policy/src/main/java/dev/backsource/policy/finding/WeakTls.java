package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A certificate, or another property of a connection, that edges reject though its authority is trusted.
 *
 * @param reason such as {@code a certificate's key is too short}
 */
public record WeakTls(@JsonProperty String reason) implements Evidence {
    public WeakTls {
        reason = PeerText.name(reason, "reason");
    }

    @Override
    public String brief() {
        return reason;
    }

    @Override
    public String fault(Place at) {
        return "TLS of " + at.text() + " rejected: " + reason + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Replace the server's certificate, or the chain that it sends.";
    }
}
