package dev.backsource.config.access.sessions;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a session's token, by which the session is found. */
public record TokenHash(byte[] bytes) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenHash hash && Arrays.equals(hash.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
