package dev.backsource.policy.finding;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** A port that refuses connections. */
@JsonSerialize
public record ConnectionRefused() implements Evidence {
    @Override
    public String fault(Place at) {
        return at.subject() + " is closed: connection refused.";
    }

    @Override
    public String remedy(Place at) {
        return "Open the port at the origin, or change the policy or the origin.";
    }
}
