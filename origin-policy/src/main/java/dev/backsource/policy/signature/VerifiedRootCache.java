package dev.backsource.policy.signature;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The recently verified roots of trees: the events of a tree are spread over a topic's partitions, and verifying its signature takes a hundred times
 * as long as the way of one of them. The least used roots are evicted. For any thread.
 */
final class VerifiedRootCache {
    private static final int MOST = 4_096;

    /** Guarded by the lock of this object. */
    private final Map<ByteBuffer, Boolean> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean contains(ByteBuffer root) {
        return verified.get(root) != null;
    }

    synchronized void add(ByteBuffer root) {
        verified.put(root, true);
    }
}
