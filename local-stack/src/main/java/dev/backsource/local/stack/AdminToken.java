package dev.backsource.local.stack;

import dev.backsource.infrastructure.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The administrator's token of the stack, kept between runs as the header line that {@code curl -H @FILE} sends. */
record AdminToken(Path file) {
    private static final String HEADER = "Authorization: Bearer ";

    static AdminToken of(StackConfiguration configuration) {
        return new AdminToken(configuration.dataFolder().resolve("admin.header"));
    }

    /** The token; made at the first time, of 192 random bits. */
    String value() {
        try {
            if (Files.exists(file)) {
                var line = Files.readString(file).strip();
                if (line.startsWith(HEADER)) {
                    return line.substring(HEADER.length());
                }
            }
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var token = HexFormat.of().formatHex(bytes);
            OwnerOnly.write(file, HEADER + token + "\n");
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
