package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A port that doesn't answer.
 *
 * @param afterMs the time that the connection was given
 */
public record ConnectionTimedOut(@JsonProperty long afterMs) implements Evidence {
    @Override
    public String fault(Place at) {
        return at.subject() + " is closed: connection timed out after " + afterMs + " ms.";
    }

    @Override
    public String remedy(Place at) {
        return "Open the port in the origin's firewall, or change the policy or the origin. For a distant origin, raise the domain's connect timeout.";
    }
}
