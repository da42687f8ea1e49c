package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A connection that failed for another reason.
 *
 * @param reason of the failed connection
 */
public record ConnectionFailed(@JsonProperty String reason) implements Evidence {
    public ConnectionFailed {
        reason = PeerText.name(reason, "reason");
    }

    @Override
    public String brief() {
        return reason;
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " is unreachable: " + reason + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Check the network path to the origin, or use another origin.";
    }
}
