package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;

/**
 * A certificate before its time.
 *
 * @param subject of the certificate, which may be an intermediate
 * @param notBefore the beginning of its validity
 */
public record CertificateNotYetValid(
        @JsonProperty String subject, @JsonProperty Instant notBefore) implements Evidence {
    public CertificateNotYetValid {
        subject = PeerText.name(subject, "subject");
        InvalidValueException.require(notBefore, "notBefore");
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text() + " is not valid before " + notBefore + " (" + subject + ").";
    }

    @Override
    public String remedy(Place at) {
        return "Install a certificate that is valid now, and check the clock of the issuing machine.";
    }
}
