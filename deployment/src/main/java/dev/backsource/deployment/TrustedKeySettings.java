package dev.backsource.deployment;

import dev.backsource.policy.signature.KeyText;
import dev.backsource.policy.signature.TrustedKeys;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that sign trusted policy changes and purges. To be set alike for edges, prober and config-service. */
@ConfigMapping(prefix = "backsource.signing")
public interface TrustedKeySettings {
    /** PEM files with Ed25519 public keys. Where there are any, events that none of them signed are refused; read at the start. */
    Optional<List<Path>> trustedKeys();

    /**
     * The kernel's rule.
     *
     * @throws IllegalStateException when a file can't be read or holds no such key, naming it
     */
    default TrustedKeys toKeys() {
        return TrustedKeys.of(trustedKeys().orElse(List.of()).stream()
                .flatMap(TrustedKeySettings::read)
                .toList());
    }

    private static Stream<PublicKey> read(Path file) {
        try {
            return KeyText.publicKeys(Files.readString(file)).stream();
        } catch (IOException e) {
            throw new IllegalStateException("backsource.signing.trusted-keys: " + file + " can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.signing.trusted-keys: " + file + ": " + e.getMessage(), e);
        }
    }
}
