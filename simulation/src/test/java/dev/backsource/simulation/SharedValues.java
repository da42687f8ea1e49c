package dev.backsource.simulation;

import dev.backsource.policy.event.EventCodec;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The values of records, each decoded once at most: what the first reader of a record has decoded, or what its writer had, the others take as it is, for
 * it never changes.
 */
public final class SharedValues {
    private final Map<byte[], Object> decoded = new IdentityHashMap<>();

    /** Bytes that stand for {@code value} where all readers decode by this. As JSON, edges' reports are a tenth of what a schedule allocates. */
    public byte[] standingFor(Object value) {
        var bytes = new byte[1];
        decoded.put(bytes, value);
        return bytes;
    }

    /** The codec's decoder, for one codec a record. */
    @SuppressWarnings("unchecked")
    public <V> Function<byte[], V> decoder(EventCodec<V> codec) {
        return value -> (V) decoded.computeIfAbsent(value, codec::decode);
    }
}
