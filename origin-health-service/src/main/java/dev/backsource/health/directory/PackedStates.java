package dev.backsource.health.directory;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Domains' states in few bytes: deflated, by a dictionary that is a state itself, since most states differ from it in names only. For the bytes of this
 * process. Packing is for one thread.
 */
final class PackedStates implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;
    private static final byte[] DICTIONARY = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(
            Domain.of(
                    new DomainName("www.example.com"),
                    List.of(new Origin(new OriginAddress("203.0.113.10"), 80, OriginPriority.PRIMARY, 10))),
            1,
            Instant.EPOCH));

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    byte[] pack(byte[] state) {
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(state);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        return packed.toByteArray();
    }

    static byte[] unpack(byte[] packed) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            // One byte more, which raw deflation may need.
            inflater.setInput(Arrays.copyOf(packed, packed.length + 1));
            var state = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                var read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished()) {
                    throw new DataFormatException("broken off");
                }
                state.write(buffer, 0, read);
            }
            return state.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("a state that this process has packed can't be read", e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
