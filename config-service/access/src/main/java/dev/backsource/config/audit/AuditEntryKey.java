package dev.backsource.config.audit;

import dev.backsource.policy.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key of entries that are counted together: the same request of the same caller from the same address, within a minute.
 *
 * @param minute its start
 */
record AuditEntryKey(
        Instant minute,
        @Nullable AuditedCaller caller,
        String address,
        String operation,
        String method,
        @Nullable String domain,
        @Nullable String target,
        int status,
        @Nullable String problem) {
    static AuditEntryKey of(AuditEntry entry) {
        return new AuditEntryKey(
                entry.at().truncatedTo(ChronoUnit.MINUTES),
                entry.caller(),
                entry.address(),
                entry.operation(),
                entry.method(),
                entry.domain(),
                entry.target(),
                entry.status(),
                entry.problem());
    }

    /** Counted with other requests of the same caller, operation and result, whatever their subjects and addresses. */
    AuditEntryKey ofWhatever() {
        return new AuditEntryKey(minute, caller, "", operation, method, null, null, status, problem);
    }

    /** Counted with all other requests of unknown callers with the same status, whatever their subjects and addresses. */
    AuditEntryKey ofWhomever() {
        return new AuditEntryKey(minute, caller, "", "", "", null, null, status, null);
    }

    /** The same id at every instance. */
    UUID id() {
        var digest = Sha256.begin();
        Stream.of(minute, caller, address, operation, method, domain, target, status, problem)
                .map(part -> String.valueOf(part).getBytes(StandardCharsets.UTF_8))
                .forEach(part -> {
                    digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
                    digest.update(part);
                });
        var hash = ByteBuffer.wrap(digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** The source whose limit it counts against: the caller, or the common source of all unknown callers. */
    String source() {
        return caller == null ? "" : caller.id();
    }
}
