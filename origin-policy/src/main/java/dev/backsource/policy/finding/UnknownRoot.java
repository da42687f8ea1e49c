package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A certificate of an authority that isn't trusted.
 *
 * @param subject of the server's certificate
 * @param authority the name of the chain's last issuer
 * @param ownAuthorities whether the domain brings its own authorities, in place of the edges'
 */
public record UnknownRoot(
        @JsonProperty String subject,
        @JsonProperty String authority,
        @JsonProperty boolean ownAuthorities) implements Evidence {
    public UnknownRoot {
        subject = PeerText.name(subject, "subject");
        authority = PeerText.name(authority, "authority");
    }

    @Override
    public String fault(Place at) {
        return "Certificate of " + at.text() + " (" + subject + ") not trusted: its authority, " + authority
                + ", is not among " + (ownAuthorities ? "those of the domain's originTls." : "the edges' roots.");
    }

    @Override
    public String remedy(Place at) {
        return ownAuthorities
                ? "Add the authority to the domain's originTls, or install a certificate of one that is in it."
                : "Install a certificate of a public authority, or add the origin's authority to the domain's originTls.";
    }
}
