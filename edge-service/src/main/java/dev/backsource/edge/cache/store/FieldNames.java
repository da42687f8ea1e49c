package dev.backsource.edge.cache.store;

import io.netty.util.AsciiString;
import java.util.concurrent.ConcurrentHashMap;

/** Names of header fields in lower case, each kept once. A spelling that was seen before is told without allocating. */
final class FieldNames {
    /** Far more than origins use; whoever makes names up doesn't fill the heap. */
    private static final int MAX_SHARED = 2_000;

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
        if (SHARED.size() >= MAX_SHARED) {
            return SHARED.getOrDefault(lower, lower);
        }
        var shared = SHARED.computeIfAbsent(lower, own -> own);
        SHARED.putIfAbsent(alone(spelt), shared);
        return shared;
    }

    /** Without what else its array holds. */
    private static AsciiString alone(AsciiString name) {
        return name.isEntireArrayUsed() ? name : new AsciiString(name.array(), name.arrayOffset(), name.length(), true);
    }
}
