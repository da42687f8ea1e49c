package dev.backsource.config.reconciliation.ledger;

import dev.backsource.policy.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keys on the topic that are no domain's name. No edge serves by their records and no domain's record is lost by them, so nothing
 * has to be put in their place; whoever writes them should be told. Not for several threads at a time.
 */
final class ForeignKeys {
    /** How many are kept, the latest. */
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

    /** The latest last. */
    List<String> latest() {
        return List.copyOf(latest);
    }
}
