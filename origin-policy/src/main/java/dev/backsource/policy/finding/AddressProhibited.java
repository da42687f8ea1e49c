package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An address that edges don't connect to.
 *
 * @param objection the address and the objection to it
 */
public record AddressProhibited(@JsonProperty String objection) implements Evidence {
    public AddressProhibited {
        objection = PeerText.name(objection, "objection");
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " is prohibited for edges: " + objection + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Use an origin on the public internet, or have the address allowed for edges and prober.";
    }
}
