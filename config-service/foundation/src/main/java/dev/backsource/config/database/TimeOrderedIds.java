package dev.backsource.config.database;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Ids of rows that sort by time: UUIDs of version 7 (RFC 9562 §5.7), with the fraction of a millisecond in the 12 bits behind the milliseconds (§6.2,
 * method 3) and random bits behind it.
 */
public final class TimeOrderedIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private TimeOrderedIds() {}

    /** Whether {@code text} has the form of an id; the database refuses some other texts. */
    public static boolean canBe(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    /** An id for an event at {@code time}. */
    public static UUID at(Instant time) {
        return new UUID(high(time), ThreadLocalRandom.current().nextLong() >>> 2 | VARIANT);
    }

    /** The lowest id of {@code time}: earlier ids are lower, and all others are not. */
    public static UUID first(Instant time) {
        return new UUID(high(time), VARIANT);
    }

    private static long high(Instant time) {
        var fraction = (time.getNano() % NANOS_PER_MILLI) * 4096 / NANOS_PER_MILLI;
        return time.toEpochMilli() << 16 | VERSION_7 | fraction;
    }
}
