package dev.backsource.simulation;

import dev.backsource.policy.event.EventCodec;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/** The values of records, each decoded once: what the first reader of a record has decoded, the others take as it is, for it never changes. */
public final class SharedValues {
    private final Map<byte[], Object> decoded = new IdentityHashMap<>();

    /** The codec's decoder, for one codec a record. */
    @SuppressWarnings("unchecked")
    public <V> Function<byte[], V> decoder(EventCodec<V> codec) {
        return value -> (V) decoded.computeIfAbsent(value, codec::decode);
    }
}
