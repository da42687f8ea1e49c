package dev.backsource.config.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list of audit entries; null for any.
 *
 * @param caller an id or a name
 * @param since the earliest time
 * @param until the time before which they were made
 * @param after the entry that they follow, the latest coming first
 */
public record AuditFilter(
        @Nullable String caller,
        @Nullable String domain,
        @Nullable String operation,
        @Nullable AuditResult result,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable UUID after) {
    /** The same, limited to entries that follow an entry. */
    public AuditFilter after(String id) {
        return new AuditFilter(caller, domain, operation, result, since, until, UUID.fromString(id));
    }
}
