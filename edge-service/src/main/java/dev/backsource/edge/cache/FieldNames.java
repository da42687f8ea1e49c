package dev.backsource.edge.cache;

import io.netty.util.AsciiString;
import java.util.concurrent.ConcurrentHashMap;

/** Names of header fields in lower case, each kept once. */
final class FieldNames {
    /** Far more than origins use; whoever makes names up doesn't fill the heap. */
    private static final int MAX_SHARED = 2_000;

    private static final ConcurrentHashMap<AsciiString, AsciiString> SHARED = new ConcurrentHashMap<>();

    private FieldNames() {}

    static AsciiString shared(CharSequence name) {
        var lower = AsciiString.of(name).toLowerCase();
        var shared = SHARED.get(lower);
        if (shared != null) {
            return shared;
        }
        var own = lower.isEntireArrayUsed()
                ? lower
                : new AsciiString(lower.array(), lower.arrayOffset(), lower.length(), true);
        if (SHARED.size() < MAX_SHARED) {
            SHARED.putIfAbsent(own, own);
        }
        return own;
    }
}
