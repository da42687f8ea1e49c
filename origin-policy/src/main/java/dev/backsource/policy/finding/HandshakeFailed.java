package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A TLS handshake that failed for no more specific reason.
 *
 * @param reason such as {@code timed out}, or the alert of the origin
 * @param serverName the name indicated by SNI; null for none
 */
public record HandshakeFailed(
        @JsonProperty String reason, @JsonProperty @Nullable String serverName) implements Evidence {
    public HandshakeFailed {
        reason = PeerText.name(reason, "reason");
        serverName = PeerText.nameOrNull(serverName);
    }

    @Override
    public String fault(Place at) {
        return "TLS handshake with " + at.text() + " failed: " + reason + "; "
                + (serverName == null
                        ? "edges send no server name."
                        : "edges send the server name " + serverName + ".");
    }

    @Override
    public String remedy(Place at) {
        return "Check the server's TLS versions, cipher suites and names.";
    }
}
