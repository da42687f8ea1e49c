package dev.backsource.config.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides which entries are counted together, so that nobody can fill the disk: each caller, and all unknown callers together, have a limit of
 * separate counts in a minute. Entries beyond it are counted together with others of their kind, whatever their subjects and addresses. Not
 * thread-safe; its user guards it.
 */
final class AuditAggregation {
    /** The limit of one caller in a minute. */
    static final int MAX_OF_CALLER = 60;

    /** The limit of all unknown callers together. */
    static final int MAX_OF_NOBODY = 200;

    /** The limit of all callers in a minute, which bounds the memory. */
    private static final int MAX_OF_ALL = 10_000;

    private Instant minute = Instant.EPOCH;
    private final Map<String, Integer> sources = new HashMap<>();
    private final Set<AuditEntryKey> known = new HashSet<>();

    /** The key under which an entry is counted. */
    AuditEntryKey of(AuditEntry entry) {
        var count = AuditEntryKey.of(entry);
        if (!count.minute().equals(minute)) {
            minute = count.minute();
            sources.clear();
            known.clear();
        }
        if (known.contains(count)) {
            return count;
        }
        var others = sources.merge(count.source(), 1, Integer::sum);
        var most = count.caller() == null ? MAX_OF_NOBODY : MAX_OF_CALLER;
        if (others > most || known.size() >= MAX_OF_ALL) {
            return count.caller() == null ? count.ofWhomever() : count.ofWhatever();
        }
        known.add(count);
        return count;
    }
}
