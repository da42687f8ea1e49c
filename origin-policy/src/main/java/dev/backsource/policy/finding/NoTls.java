package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A port that takes connections and speaks no TLS.
 *
 * @param http whether it answers in HTTP without TLS
 */
public record NoTls(@JsonProperty boolean http) implements Evidence {
    @Override
    public String fault(Place at) {
        return at.subject()
                + (http ? " answers in plain HTTP instead of TLS." : " accepts connections, but answers in no TLS.");
    }

    @Override
    public String remedy(Place at) {
        return "Enable TLS on the server, or change the policy or the origin's port.";
    }
}
