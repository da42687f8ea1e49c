package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;

/**
 * A certificate that is about to expire.
 *
 * @param subject of the certificate, which may be an intermediate
 * @param serialNumber in hexadecimal digits
 * @param notAfter the end of its validity
 * @param withinDays the least threshold that has been reached: 30, 7 or 1
 */
public record CertificateExpiring(
        @JsonProperty String subject,
        @JsonProperty String serialNumber,
        @JsonProperty Instant notAfter,
        @JsonProperty int withinDays)
        implements Evidence {
    public CertificateExpiring {
        subject = PeerText.name(subject, "subject");
        serialNumber = PeerText.name(serialNumber, "serialNumber");
        InvalidValueException.require(notAfter, "notAfter");
    }

    /** Whether both are of one certificate, which may have reached another threshold. */
    public boolean isOfSameCertificate(CertificateExpiring other) {
        return subject.equals(other.subject)
                && serialNumber.equals(other.serialNumber)
                && notAfter.equals(other.notAfter);
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text() + " expires in less than "
                + (withinDays == 1 ? "a day" : withinDays + " days") + ", at " + notAfter + " (" + subject + ").";
    }

    @Override
    public String remedy(Place at) {
        return "Renew the certificate on the server before edges refuse it.";
    }
}
