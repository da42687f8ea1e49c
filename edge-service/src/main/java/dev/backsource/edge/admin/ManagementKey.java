package dev.backsource.edge.admin;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.policy.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key for reading routes on the management port, sent as a bearer token (RFC 6750 §2.1). Without a key, nobody can read them. */
final class ManagementKey {
    private static final String SCHEME = "Bearer ";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~+/-]{16,1024}=*");

    /** A digest, so that the time of the comparison reveals nothing, not even the length. */
    private final byte @Nullable [] digest;

    ManagementKey(EdgeSettings settings) {
        this(settings.managementKey(), settings.managementKeyFile());
    }

    ManagementKey(Optional<String> set, Optional<Path> file) {
        if (set.isPresent() && file.isPresent()) {
            throw new IllegalStateException(
                    "backsource.edge.management-key and backsource.edge.management-key-file are both set; set only one");
        }
        var fromFile = file.map(ManagementKey::read);
        this.digest = set.map(key -> require("backsource.edge.management-key", key))
                .or(() -> fromFile)
                .map(Sha256::of)
                .orElse(null);
    }

    /** The refusal of a request for routes; empty when it is allowed. */
    Optional<Problem> objection(@Nullable String authorization) {
        if (digest == null) {
            return Optional.of(Problem.noManagementKey());
        }
        var shown = authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? ""
                : authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(digest, Sha256.of(shown))
                ? Optional.empty()
                : Optional.of(Problem.wrongManagementKey());
    }

    private static String read(Path file) {
        try {
            return require(
                    "backsource.edge.management-key-file: " + file,
                    Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException("backsource.edge.management-key-file: " + file + " can't be read", e);
        }
    }

    private static String require(String setting, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalStateException(
                    setting
                            + " has an invalid key; a key has 16 to 1024 letters, digits and characters of ._~+/-, and may end in =");
        }
        return key;
    }
}
