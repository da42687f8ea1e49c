package dev.backsource.config.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; null where it doesn't matter.
 *
 * @param caller an id or a name
 * @param since those from then on
 * @param until those of before then
 * @param after those that come after this one, where the latest comes first
 */
public record AuditQuestion(
        @Nullable String caller,
        @Nullable String domain,
        @Nullable String operation,
        @Nullable AuditResult result,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable UUID after) {
    /** The same, of what comes after an entry. */
    public AuditQuestion after(String id) {
        return new AuditQuestion(caller, domain, operation, result, since, until, UUID.fromString(id));
    }
}
