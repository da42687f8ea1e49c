package dev.backsource.deployment.listener;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts per owner. An owner with a count of 0 takes no memory. Code that adds and removes often keeps the owner's
 * {@link Count} and leaves it without another look-up. Thread-safe.
 */
public final class OwnerCounts {
    private final ConcurrentHashMap<Object, Count> counts = new ConcurrentHashMap<>();

    /** The count of one owner. */
    public static final class Count {
        /**
         * The value of a count that is no longer among the counts: so low that it stays below 0 while others are adding
         * one.
         */
        private static final int GONE = Integer.MIN_VALUE;

        private final OwnerCounts all;
        private final Object owner;
        private final AtomicInteger number = new AtomicInteger();

        private Count(OwnerCounts all, Object owner) {
            this.all = all;
            this.owner = owner;
        }

        /** The number at this moment, 0 or more. */
        public int number() {
            return Math.max(0, number.get());
        }

        /** Subtracts the one that was added. */
        public void leave() {
            if (number.decrementAndGet() == 0 && number.compareAndSet(0, GONE)) {
                all.counts.remove(owner, this);
            }
        }

        /** The new number; below 0 when the count is gone, and then it is removed. */
        private int add() {
            var now = number.incrementAndGet();
            if (now < 0) {
                all.counts.remove(owner, this);
            }
            return now;
        }
    }

    /**
     * Adds one for {@code owner}.
     *
     * @return the new number
     */
    public int add(Object owner) {
        while (true) {
            var now = count(owner).add();
            if (now > 0) {
                return now;
            }
        }
    }

    /**
     * Adds one for {@code owner}, for code that adds and removes often.
     *
     * @return the count, to be left once
     */
    public Count take(Object owner) {
        while (true) {
            var count = count(owner);
            if (count.add() > 0) {
                return count;
            }
        }
    }

    private Count count(Object owner) {
        var known = counts.get(owner);
        return known == null ? counts.computeIfAbsent(owner, any -> new Count(this, any)) : known;
    }

    /** Subtracts one that was added for {@code owner}. */
    public void remove(Object owner) {
        var count = counts.get(owner);
        if (count != null) {
            count.leave();
        }
    }

    public int of(Object owner) {
        var count = counts.get(owner);
        return count == null ? 0 : count.number();
    }

    /** The number of owners with a count above 0. */
    public int owners() {
        return counts.size();
    }
}
