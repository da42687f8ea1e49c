package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;

/**
 * A certificate that edges accept without verification, and refuse once the domain's exception from it is over.
 *
 * @param from the end of the exception
 * @param code of the kind of finding that the certificate is then, such as {@code certificate-self-signed}
 * @param reason in a few words
 */
public record RefusedLater(
        @JsonProperty Instant from,
        @JsonProperty String code,
        @JsonProperty String reason) implements Evidence {
    public RefusedLater {
        InvalidValueException.require(from, "from");
        code = PeerText.name(code, "code");
        reason = PeerText.name(reason, "reason");
    }

    @Override
    public String fault(Place at) {
        return "Edges verify " + at.text() + " again from " + from + " on, and will then refuse it: " + reason + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Replace the certificate on the server before then; if only its authority is unknown, add that to the domain's originTls instead.";
    }
}
