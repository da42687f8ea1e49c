package dev.backsource.config.freeze;

import dev.backsource.config.access.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A freeze of all changes of domains.
 *
 * @param reason for everybody who is refused a change, up to {@value #MAX_REASON} printable characters
 * @param since in microseconds, as the database keeps it
 * @param by the name of the global administrator
 * @param author the same, whatever their name
 */
public record Freeze(
        String reason, Instant since, String by, @Nullable Author author) {
    public static final int MAX_REASON = 200;
}
