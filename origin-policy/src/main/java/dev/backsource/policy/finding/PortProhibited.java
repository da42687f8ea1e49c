package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A port that edges don't connect to.
 *
 * @param objection in words that follow the port
 */
public record PortProhibited(@JsonProperty String objection) implements Evidence {
    public PortProhibited {
        objection = PeerText.name(objection, "objection");
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " is prohibited for edges: the port " + objection + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Use another port, or have the port allowed for edges and prober.";
    }
}
