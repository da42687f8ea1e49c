package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An origin without a cipher suite in common with edges.
 *
 * @param version the version of TLS that the origin chose; null where unknown
 * @param spoken the suite that the origin chose out of many, by its IANA name or number; null where unknown
 */
public record CipherMismatch(
        @JsonProperty @Nullable String version,
        @JsonProperty @Nullable String spoken) implements Evidence {
    public CipherMismatch {
        version = PeerText.nameOrNull(version);
        spoken = PeerText.nameOrNull(spoken);
    }

    @Override
    public String fault(Place at) {
        return at.subject() + " supports no cipher suite of edges"
                + (spoken == null ? "." : "; it chooses " + spoken + (version == null ? "." : " in " + version + "."));
    }

    @Override
    public String remedy(Place at) {
        return "Enable a suite with ECDHE and AES-GCM or ChaCha20-Poly1305, or TLSv1.3, on the server.";
    }
}
