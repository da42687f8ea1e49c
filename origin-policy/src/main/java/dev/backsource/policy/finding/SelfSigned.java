package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A certificate that is its own issuer and not trusted.
 *
 * @param subject of the certificate
 */
public record SelfSigned(@JsonProperty String subject) implements Evidence {
    public SelfSigned {
        subject = PeerText.name(subject, "subject");
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text() + " is self-signed: " + subject + ".";
    }

    @Override
    public String remedy(Place at) {
        return "Install a certificate of a public authority, or add this one to the domain's originTls.";
    }
}
