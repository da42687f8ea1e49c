package dev.backsource.edge.cache.store;

import io.netty.util.AsciiString;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Header field names in lower case, one shared copy of each. Looking up a spelling that was seen before allocates
 * nothing.
 */
final class FieldNames {
    /**
     * Far more names than origins use. The limit keeps made-up names from filling the heap: names and spellings take
     * 128 KB at most.
     */
    static final int MAX_SHARED = 2_000;

    /** Longer than any name in use. Blocks keep longer names for themselves. */
    static final int MAX_LENGTH = 64;

    /** The heap overhead of a name: an object and its array. */
    private static final int OVERHEAD = 48;

    /** The shared name of each spelling. */
    private static final ConcurrentHashMap<AsciiString, AsciiString> SHARED = new ConcurrentHashMap<>();

    private FieldNames() {}

    static AsciiString shared(CharSequence name) {
        var known = known(name);
        return known != null ? known : share(name);
    }

    /** The shared name for a spelling that was seen before; else null. */
    static @Nullable AsciiString known(CharSequence name) {
        return SHARED.get(AsciiString.of(name));
    }

    /** The name for a new spelling; shared from now on if there is room. */
    static AsciiString share(CharSequence name) {
        var spelt = AsciiString.of(name);
        var lower = alone(spelt.toLowerCase());
        if (lower.length() > MAX_LENGTH || SHARED.size() >= MAX_SHARED) {
            return SHARED.getOrDefault(lower, lower);
        }
        var shared = SHARED.computeIfAbsent(lower, own -> own);
        SHARED.putIfAbsent(alone(spelt), shared);
        return shared;
    }

    /** The heap size of {@code name} in bytes when a block keeps it for itself; 0 when it is shared. */
    static int weight(AsciiString name) {
        return SHARED.get(name) == name ? 0 : name.length() + OVERHEAD;
    }

    /** The number of spellings kept. */
    static int count() {
        return SHARED.size();
    }

    /** A copy with an array of its own if the name is a part of a larger array. */
    private static AsciiString alone(AsciiString name) {
        return name.isEntireArrayUsed() ? name : new AsciiString(name.array(), name.arrayOffset(), name.length(), true);
    }
}
