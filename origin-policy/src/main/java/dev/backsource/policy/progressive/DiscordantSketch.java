package dev.backsource.policy.progressive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.InvalidValueException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A sketch of which resources were discordant in a step of a progressive rollout, at one edge. Each of them marks one of {@value #PLACES} places in its arm,
 * chosen by its hash. So a resource that is discordant at many edges marks the same place at each of them. Immutable.
 */
public final class DiscordantSketch {
    /** The number of places in each arm. */
    public static final int PLACES = 256;

    /** An arm's places, by {@link Long#SIZE}. */
    static final int WORDS = PLACES / Long.SIZE;

    /** The sketch without a mark. */
    public static final DiscordantSketch EMPTY = new DiscordantSketch(new long[2 * WORDS]);

    private static final int BYTES = 2 * PLACES / Byte.SIZE;
    private static final int HASH_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(PLACES);

    /** The marks of the candidate, then those of the baseline. */
    private final long[] words;

    private DiscordantSketch(long[] words) {
        this.words = words;
    }

    /**
     * Reads a sketch.
     *
     * @throws InvalidValueException when {@code text} is none
     */
    @JsonCreator
    public static DiscordantSketch parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("sketch", "must be in Base64 for URLs");
        }
        if (bytes.length != BYTES) {
            throw new InvalidValueException("sketch", "must have " + BYTES + " bytes");
        }
        var words = new long[2 * WORDS];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        return new DiscordantSketch(words);
    }

    /** This sketch with the mark of a resource. */
    DiscordantSketch with(Arm arm, long resource) {
        var place = (int) ((resource * 0x9e3779b97f4a7c15L) >>> HASH_SHIFT);
        var word = first(arm) + place / Long.SIZE;
        var mark = 1L << place;
        if ((words[word] & mark) != 0) {
            return this;
        }
        var marked = words.clone();
        marked[word] |= mark;
        return new DiscordantSketch(marked);
    }

    /** The marks of {@code arm} in {@code word} of the {@link #WORDS}, a bit for each. */
    long marks(Arm arm, int word) {
        return words[first(arm) + word];
    }

    /** The number of marks of {@code arm}, at most {@value #PLACES}. */
    public int marks(Arm arm) {
        var marks = 0;
        for (var word = 0; word < WORDS; word++) {
            marks += Long.bitCount(marks(arm, word));
        }
        return marks;
    }

    private static int first(Arm arm) {
        return arm == Arm.CANDIDATE ? 0 : WORDS;
    }

    /** In Base64 for URLs, without padding. */
    @Override
    @JsonValue
    public String toString() {
        var bytes = ByteBuffer.allocate(BYTES);
        bytes.asLongBuffer().put(words);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DiscordantSketch sketch && Arrays.equals(words, sketch.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
