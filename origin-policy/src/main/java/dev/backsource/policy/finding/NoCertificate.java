package dev.backsource.policy.finding;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** An origin that presents no certificate. */
@JsonSerialize
public record NoCertificate() implements Evidence {
    @Override
    public String fault(Place at) {
        return at.subject() + " presents no certificate.";
    }

    @Override
    public String remedy(Place at) {
        return "Install a certificate on the server.";
    }
}
