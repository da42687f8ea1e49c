package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keys on the topic that aren't domain names. Edges ignore their records, and no domain's record is lost by them, so they need no repair; their
 * producer should be found and told. Not thread-safe.
 */
final class NonDomainKeys {
    /** The number of keys that are kept, the latest ones. */
    static final int KEPT = 20;

    private static final int SHOWN_CHARACTERS = 100;

    private final Deque<String> latest = new ArrayDeque<>(KEPT);
    private long records;

    void add(String key) {
        records++;
        var shown = Printable.of(key, SHOWN_CHARACTERS);
        latest.remove(shown);
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(shown);
    }

    long records() {
        return records;
    }

    /** The latest keys, the latest last. */
    List<String> latest() {
        return List.copyOf(latest);
    }
}
