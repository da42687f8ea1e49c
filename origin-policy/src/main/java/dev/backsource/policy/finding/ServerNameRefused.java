package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A handshake that fails by the indicated name (SNI).
 *
 * @param sent the name that edges send; null for none
 * @param accepted another name with which the origin goes on; null for none
 * @param acceptedWithout whether it goes on without a name
 */
public record ServerNameRefused(
        @JsonProperty @Nullable String sent,
        @JsonProperty @Nullable String accepted,
        @JsonProperty boolean acceptedWithout)
        implements Evidence {
    public ServerNameRefused {
        sent = PeerText.nameOrNull(sent);
        accepted = PeerText.nameOrNull(accepted);
    }

    @Override
    public String brief() {
        return sent == null ? "none is sent" : sent;
    }

    @Override
    public String fault(Place at) {
        return "TLS handshake with " + at.text() + " fails "
                + (sent == null ? "without a server name" : "with the server name " + sent)
                + (accepted != null
                        ? "; with " + accepted + " the origin goes on."
                        : acceptedWithout
                                ? "; without one the origin goes on."
                                : ": the origin doesn't know the name.");
    }

    @Override
    public String remedy(Place at) {
        return "Configure the name on the server, or set the server name in the domain's originTls to one that the server has.";
    }
}
