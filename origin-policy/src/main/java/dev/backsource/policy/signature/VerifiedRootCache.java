package dev.backsource.policy.signature;

import dev.backsource.policy.BoundedMap;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The recently verified roots of trees: the events of a tree are spread over a topic's partitions, and verifying its signature takes a hundred times
 * as long as the way of one of them. The least used roots are evicted. For any thread.
 */
final class VerifiedRootCache {
    private static final int MOST = 4_096;

    /** Guarded by the lock of this object. */
    private final Map<ByteBuffer, Boolean> verified = BoundedMap.byUse(MOST);

    synchronized boolean contains(ByteBuffer root) {
        return verified.get(root) != null;
    }

    synchronized void add(ByteBuffer root) {
        verified.put(root, true);
    }
}
