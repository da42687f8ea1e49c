package dev.backsource.config.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says what is counted together, so that nobody fills the disk: of one caller, and of all that nobody knows, so much is counted apart
 * in a minute. What comes then is counted together with its like, whatever it was about and wherever it came from. Guarded by who uses it.
 */
final class CountedApart {
    /** Of one caller in a minute. */
    static final int MAX_OF_CALLER = 60;

    /** Of those whom nobody knows, together. */
    static final int MAX_OF_NOBODY = 200;

    /** Of all in a minute, which bounds the memory that it takes to know. */
    private static final int MAX_OF_ALL = 10_000;

    private Instant minute = Instant.EPOCH;
    private final Map<String, Integer> sources = new HashMap<>();
    private final Set<AuditCount> known = new HashSet<>();

    /** What an entry counts as. */
    AuditCount of(AuditEntry entry) {
        var count = AuditCount.of(entry);
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
