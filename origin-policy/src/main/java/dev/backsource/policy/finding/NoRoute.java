package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An origin that the network doesn't reach.
 *
 * @param reason of the failed connection
 */
public record NoRoute(@JsonProperty String reason) implements Evidence {
    public NoRoute {
        reason = PeerText.name(reason, "reason");
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
