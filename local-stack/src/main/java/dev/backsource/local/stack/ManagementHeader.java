package dev.backsource.local.stack;

import dev.backsource.infrastructure.OwnerOnlyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The management key of the stack's edges, which show their routes for it; kept between runs as the header line that {@code curl -H @FILE} sends. */
record ManagementHeader(Path file) {
    private static final String HEADER = "Authorization: Bearer ";

    static ManagementHeader of(StackConfiguration configuration) {
        return new ManagementHeader(configuration.dataFolder().resolve("management.header"));
    }

    /** The key; made at the first use, of 192 random bits. */
    String key() {
        try {
            if (Files.exists(file)) {
                var line = Files.readString(file).strip();
                if (line.startsWith(HEADER)) {
                    return line.substring(HEADER.length());
                }
            }
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var key = HexFormat.of().formatHex(bytes);
            OwnerOnlyFiles.write(file, HEADER + key + "\n");
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
