package dev.backsource.config.access.keys;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.PrivateFile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the keys that encrypt secrets, and generates one where no setting names any. */
class SealKeyFiles {
    private static final Logger LOG = Logger.getLogger(SealKeyFiles.class);
    private static final String MADE = "secrets.key";

    /** @throws IllegalStateException when a file can't be read or holds something else; the message names it */
    @Produces
    @Singleton
    SecretSeal seal(AccessSettings settings) {
        var current = settings.secretsKeyFile()
                .map(SealKeyFiles::read)
                .orElseGet(() -> readOrMake(settings.dataFolder().resolve(MADE)));
        var earlier = settings.earlierSecretsKeyFiles().orElse(List.of()).stream()
                .map(SealKeyFiles::read)
                .toList();
        return new SecretSeal(current, earlier);
    }

    private static SealKey readOrMake(Path file) {
        if (!Files.exists(file)) {
            var key = new byte[SealKey.BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFile.writeIfAbsent(file, Base64.getEncoder().encodeToString(key) + "\n");
            LOG.infof(
                    "created the encryption key of the access keys' secrets in %s; back it up with the database,"
                            + " since the secrets can't be decrypted without it",
                    file.toAbsolutePath());
        }
        return read(file);
    }

    private static SealKey read(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return SealKey.of(Base64.getDecoder().decode(text));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "can't read the secrets' encryption key from " + file + "; create the file with 32 random bytes in"
                            + " base64",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the secrets' encryption key in " + file + " is not 32 bytes in base64: " + e.getMessage(), e);
        }
    }
}
