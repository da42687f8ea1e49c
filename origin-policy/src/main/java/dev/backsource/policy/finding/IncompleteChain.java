package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A chain that ends before a root: the origin doesn't send an intermediate certificate.
 *
 * @param sent the number of certificates that the origin sends
 * @param last the subject of the last one
 * @param missing its issuer, whose certificate is missing
 */
public record IncompleteChain(
        @JsonProperty int sent,
        @JsonProperty String last,
        @JsonProperty String missing) implements Evidence {
    public IncompleteChain {
        last = PeerText.name(last, "last");
        missing = PeerText.name(missing, "missing");
    }

    @Override
    public String brief() {
        return missing;
    }

    @Override
    public String fault(Place at) {
        return "Certificate chain of " + at.text() + " is incomplete: of " + sent + " sent, the last is " + last
                + "; the certificate of its issuer, " + missing + ", is neither sent nor trusted.";
    }

    @Override
    public String remedy(Place at) {
        return "Install the issuer's certificate on the server, behind its own. If the issuer is a root, add it to the domain's originTls.";
    }
}
