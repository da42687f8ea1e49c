package dev.backsource.edge.cache.store;

import io.netty.util.AsciiString;
import java.util.concurrent.ConcurrentHashMap;

/** Names of header fields in lower case, each kept once. A spelling that was seen before is told without allocating. */
final class FieldNames {
    /** Far more than origins use; whoever makes names up doesn't fill the heap: names and their spellings take 128 KB. */
    static final int MAX_SHARED = 2_000;

    /** Longer than any that is in use. A longer one is kept by the blocks that have it, each for itself. */
    static final int MAX_LENGTH = 64;

    /** Of an object and its array. */
    private static final int OVERHEAD = 48;

    /** By each spelling. */
    private static final ConcurrentHashMap<AsciiString, AsciiString> SHARED = new ConcurrentHashMap<>();

    private FieldNames() {}

    static AsciiString shared(CharSequence name) {
        var spelt = AsciiString.of(name);
        var shared = SHARED.get(spelt);
        return shared != null ? shared : share(spelt);
    }

    private static AsciiString share(AsciiString spelt) {
        var lower = alone(spelt.toLowerCase());
        if (lower.length() > MAX_LENGTH || SHARED.size() >= MAX_SHARED) {
            return SHARED.getOrDefault(lower, lower);
        }
        var shared = SHARED.computeIfAbsent(lower, own -> own);
        SHARED.putIfAbsent(alone(spelt), shared);
        return shared;
    }

    /** Bytes of the heap that {@code name} takes where a block has it alone; 0 when it is shared. */
    static int weight(AsciiString name) {
        return SHARED.get(name) == name ? 0 : name.length() + OVERHEAD;
    }

    /** How many spellings are kept. */
    static int count() {
        return SHARED.size();
    }

    /** Without what else its array holds. */
    private static AsciiString alone(AsciiString name) {
        return name.isEntireArrayUsed() ? name : new AsciiString(name.array(), name.arrayOffset(), name.length(), true);
    }
}
