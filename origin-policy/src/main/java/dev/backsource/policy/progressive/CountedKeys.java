package dev.backsource.policy.progressive;

/** A set of hashes of cache keys, of limited size. */
final class CountedKeys {
    /** Half full at most, so that a search is short. */
    private static final int MOST = 1 << 14;

    private static final int FIRST = 1 << 6;

    private long[] places = new long[FIRST];
    private int size;

    /** Adds a key; false when it is known, or the set is full. */
    boolean add(long key) {
        if (size == MOST) {
            return false;
        }
        if (2 * size >= places.length) {
            grow();
        }
        // 0 is a free place.
        if (!put(places, key == 0 ? 1 : key)) {
            return false;
        }
        size++;
        return true;
    }

    boolean isFull() {
        return size == MOST;
    }

    boolean contains(long key) {
        var sought = key == 0 ? 1 : key;
        return places[placeOf(places, sought)] == sought;
    }

    void clear() {
        places = new long[FIRST];
        size = 0;
    }

    private void grow() {
        var larger = new long[2 * places.length];
        for (var key : places) {
            if (key != 0) {
                put(larger, key);
            }
        }
        places = larger;
    }

    private static boolean put(long[] places, long key) {
        var at = placeOf(places, key);
        var isNew = places[at] != key;
        places[at] = key;
        return isNew;
    }

    /** Where {@code key} is, or would be put. */
    private static int placeOf(long[] places, long key) {
        var mask = places.length - 1;
        var at = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & mask;
        while (places[at] != 0 && places[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
