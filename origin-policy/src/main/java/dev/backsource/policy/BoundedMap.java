package dev.backsource.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map with at most a fixed number of entries. A new entry beyond that number evicts one: of a map {@linkplain #byAge by age} the one whose key was
 * added first, of a map {@linkplain #byUse by use} the one whose key was read or written least recently. Entries are iterated in the same order, the
 * next to be evicted first.
 *
 * <p>Not thread-safe: callers guard it, reads of a map by use included, since these change the order.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int INITIAL_CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int most;

    private BoundedMap(int most, boolean byUse) {
        super(INITIAL_CAPACITY, LOAD_FACTOR, byUse);
        this.most = most;
    }

    /**
     * An empty map that evicts the entry whose key was added first. A new value leaves a key its place; remove the key before for the last place.
     *
     * @param most the number of entries, at least 1
     */
    public static <K, V> Map<K, V> byAge(int most) {
        return new BoundedMap<>(most, false);
    }

    /**
     * An empty map that evicts the least recently used entry. {@code get} and {@code put} are uses, {@code containsKey} and iteration are not.
     *
     * @param most the number of entries, at least 1
     */
    public static <K, V> Map<K, V> byUse(int most) {
        return new BoundedMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
