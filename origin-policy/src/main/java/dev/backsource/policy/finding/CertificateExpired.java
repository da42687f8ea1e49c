package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;

/**
 * A certificate after its time.
 *
 * @param subject of the certificate, which may be an intermediate
 * @param notAfter the end of its validity
 */
public record CertificateExpired(
        @JsonProperty String subject, @JsonProperty Instant notAfter) implements Evidence {
    public CertificateExpired {
        subject = PeerText.name(subject, "subject");
        InvalidValueException.require(notAfter, "notAfter");
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text() + " expired at " + notAfter + " (" + subject + ").";
    }

    @Override
    public String remedy(Place at) {
        return "Renew the certificate on the server.";
    }
}
