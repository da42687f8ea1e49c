package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonValue;

/** The conditions of a domain that operators are alerted to. */
public enum AlertKind {
    /** Requests are decided by {@code FOLLOW} and a port that it needs is closed at an origin. */
    FOLLOW_NEEDS_BOTH_PORTS("follow-needs-both-ports"),
    /** Any other policy needs a port that is closed at an origin. */
    ORIGIN_PORT_CLOSED("origin-port-closed");

    private final String kebabName;

    AlertKind(String kebabName) {
        this.kebabName = kebabName;
    }

    /** As in events, API and console. */
    @JsonValue
    public String kebabName() {
        return kebabName;
    }
}
