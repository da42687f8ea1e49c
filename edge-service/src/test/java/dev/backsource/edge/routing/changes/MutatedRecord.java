package dev.backsource.edge.routing.changes;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;

import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A good record of an old revision, damaged in some way.
 *
 * @param content to send
 * @param bad whether the damage makes it bad in any case; otherwise it may be good or bad
 */
record MutatedRecord(ProducerRecord<String, byte[]> content, boolean bad) {
    /** A kind of damage. */
    private enum Damage {
        TRUNCATED,
        GARBAGE,
        FLIPPED_BIT,
        INSERTED_BYTES,
        REPEATED_PART,
        FLIPPED_BIT_OF_A_HEADER,
        MISSING_HEADER,
        NULL_HEADER,
        OTHER_VALUES_KEY,
        BROKEN_KEY,
        EMPTY_VALUE,
        OLD_REMOVAL
    }

    static MutatedRecord of(String name, long revision, Random random) {
        var good = EventRecords.toRecord(
                Topic.POLICY_CHANGES,
                name,
                EventCodec.POLICY_CHANGE.encode(
                        PolicyChange.of(domain(name, origin("192.0.2.66", 66)), revision, Instant.EPOCH)),
                PolicyLog.attributes(name, revision));
        var damages = Damage.values();
        return damage(good, damages[random.nextInt(damages.length)], random);
    }

    private static MutatedRecord damage(ProducerRecord<String, byte[]> good, Damage damage, Random random) {
        var value = good.value();
        return switch (damage) {
            case TRUNCATED -> bad(withValue(good, Arrays.copyOf(value, random.nextInt(value.length))));
            case GARBAGE -> bad(withValue(good, garbage(random)));
            case OLD_REMOVAL -> chance(withValue(good, null));
            case EMPTY_VALUE -> bad(withValue(good, new byte[0]));
            case FLIPPED_BIT -> chance(withValue(good, flip(value, random)));
            case INSERTED_BYTES -> chance(withValue(good, insert(value, random)));
            case REPEATED_PART -> chance(withValue(good, repeat(value, random)));
            case FLIPPED_BIT_OF_A_HEADER -> chance(withFlippedHeader(good, random));
            case MISSING_HEADER -> bad(withHeader(good, "ce_type", null, false));
            case NULL_HEADER -> bad(withHeader(good, "ce_type", null, true));
            case OTHER_VALUES_KEY -> bad(withKey(good, "other." + good.key()));
            case BROKEN_KEY -> bad(withKey(good, good.key() + "\u0000."));
        };
    }

    private static MutatedRecord bad(ProducerRecord<String, byte[]> content) {
        return new MutatedRecord(content, true);
    }

    private static MutatedRecord chance(ProducerRecord<String, byte[]> content) {
        return new MutatedRecord(content, false);
    }

    /** Bytes that begin unlike any JSON object. */
    private static byte[] garbage(Random random) {
        var bytes = new byte[1 + random.nextInt(2000)];
        random.nextBytes(bytes);
        bytes[0] = '<';
        return bytes;
    }

    private static byte[] flip(byte[] value, Random random) {
        var flipped = value.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return flipped;
    }

    private static byte[] insert(byte[] value, Random random) {
        var inserted = new byte[1 + random.nextInt(3)];
        random.nextBytes(inserted);
        return splice(value, random.nextInt(value.length + 1), inserted);
    }

    private static byte[] repeat(byte[] value, Random random) {
        var from = random.nextInt(value.length);
        var part = Arrays.copyOfRange(value, from, Math.min(value.length, from + 1 + random.nextInt(100)));
        return splice(value, random.nextInt(value.length + 1), part);
    }

    private static byte[] splice(byte[] value, int at, byte[] inserted) {
        var spliced = Arrays.copyOf(value, value.length + inserted.length);
        System.arraycopy(inserted, 0, spliced, at, inserted.length);
        System.arraycopy(value, at, spliced, at + inserted.length, value.length - at);
        return spliced;
    }

    private static ProducerRecord<String, byte[]> withFlippedHeader(
            ProducerRecord<String, byte[]> good, Random random) {
        var headers = good.headers().toArray();
        var index = random.nextInt(headers.length);
        headers[index] = new RecordHeader(headers[index].key(), flip(headers[index].value(), random));
        return new ProducerRecord<>(good.topic(), good.partition(), good.key(), good.value(), Arrays.asList(headers));
    }

    private static ProducerRecord<String, byte[]> withHeader(
            ProducerRecord<String, byte[]> good, String name, byte @Nullable [] value, boolean present) {
        var headers = new RecordHeaders(good.headers().toArray());
        headers.remove(name);
        if (present) {
            headers.add(name, value);
        }
        return new ProducerRecord<>(good.topic(), good.partition(), good.key(), good.value(), headers);
    }

    private static ProducerRecord<String, byte[]> withKey(ProducerRecord<String, byte[]> good, String key) {
        return new ProducerRecord<>(good.topic(), good.partition(), key, good.value(), good.headers());
    }

    private static ProducerRecord<String, byte[]> withValue(
            ProducerRecord<String, byte[]> good, byte @Nullable [] value) {
        return new ProducerRecord<>(good.topic(), good.partition(), good.key(), value, good.headers());
    }
}
