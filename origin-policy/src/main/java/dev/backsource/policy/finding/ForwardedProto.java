package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An origin that responds by the client's scheme, but reads it from another field than the one that edges send.
 *
 * @param sent the name of the field that edges send, in lower case
 * @param heeded the name of the field that the origin heeds, in lower case
 * @param settable whether a domain can choose {@code heeded}
 */
public record ForwardedProto(
        @JsonProperty String sent,
        @JsonProperty String heeded,
        @JsonProperty boolean settable) implements Evidence {
    public ForwardedProto {
        sent = PeerText.name(sent, "sent");
        heeded = PeerText.name(heeded, "heeded");
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " reads the client's scheme from " + heeded + "; edges send it in " + sent + ".";
    }

    @Override
    public String remedy(Place at) {
        return settable
                ? "Set forwardedProtoField in the domain's originRequest to " + heeded
                        + ", or have the application read " + sent + "."
                : "Have the application read " + sent + ".";
    }
}
