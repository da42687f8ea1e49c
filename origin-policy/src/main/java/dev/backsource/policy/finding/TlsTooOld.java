package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An origin whose newest version of TLS is older than the oldest that edges allow.
 *
 * @param spoken the version that the origin chose, in Java's form; null where it refused all of the edges' without naming its own
 * @param required the oldest allowed version
 */
public record TlsTooOld(
        @JsonProperty @Nullable String spoken, @JsonProperty String required) implements Evidence {
    public TlsTooOld {
        spoken = PeerText.nameOrNull(spoken);
        required = PeerText.name(required, "required");
    }

    @Override
    public String brief() {
        return spoken == null ? "none of " + required + " and newer" : spoken + " at most";
    }

    @Override
    public String fault(Place at) {
        return spoken == null
                ? at.subject() + " refuses " + required + " and newer."
                : at.subject() + " supports " + spoken + " at most; edges require " + required + " or newer.";
    }

    @Override
    public String remedy(Place at) {
        return "Enable " + required + " on the server"
                + (required.equals("TLSv1.3") ? ", or lower the domain's minimum version." : ".");
    }
}
