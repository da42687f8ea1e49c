package dev.backsource.config.events;

import dev.backsource.policy.InvalidValueException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader's positions in the whole stream: for every partition, the offset of the next record. Immutable.
 *
 * <p>As text they are the {@code id} of an event: the stream's identity, then the offsets by place in base 36, separated by dots. An id means the
 * same at every instance, and the client's next events depend on nothing else.
 */
public final class Positions {
    private static final int RADIX = 36;
    private static final int COUNT = StreamPartitions.ALL.size();
    private static final Pattern TEXT =
            Pattern.compile("[0-9a-f]{8}(?:\\.(?:0|[1-9a-z][0-9a-z]{0,11})){" + COUNT + "}");

    private final String stream;
    private final long[] next;

    private Positions(String stream, long[] next) {
        this.stream = stream;
        this.next = next;
    }

    /** Before the first record of the stream with that identity. */
    static Positions beginning(String stream) {
        return new Positions(stream, new long[COUNT]);
    }

    /** At these offsets; an absent partition is at its beginning. */
    static Positions at(String stream, Map<TopicPartition, Long> offsets) {
        return new Positions(
                stream,
                StreamPartitions.ALL.stream()
                        .mapToLong(partition -> offsets.getOrDefault(partition, 0L))
                        .toArray());
    }

    /** The positions of a consumer of all partitions: behind the records it has returned, and behind gaps that follow them. */
    static Positions of(String stream, Consumer<?, ?> consumer) {
        return new Positions(
                stream,
                StreamPartitions.ALL.stream().mapToLong(consumer::position).toArray());
    }

    /**
     * Parses the text of {@link #toString()}.
     *
     * @throws InvalidValueException when it is anything else
     */
    public static Positions parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new InvalidValueException(
                    "must be an event ID received from this stream; without one, use from=earliest");
        }
        var parts = text.split("\\.");
        var next = Arrays.stream(parts)
                .skip(1)
                .mapToLong(part -> Long.parseLong(part, RADIX))
                .toArray();
        return new Positions(parts[0], next);
    }

    /** The identity of the topics; recreated topics have another one. */
    String stream() {
        return stream;
    }

    boolean isOf(Positions other) {
        return stream.equals(other.stream);
    }

    /** Whether the reader has had the record at that place and offset. */
    boolean include(int place, long offset) {
        return offset < next[place];
    }

    /** The positions once the record at that place and offset was read. */
    Positions after(int place, long offset) {
        var moved = next.clone();
        moved[place] = offset + 1;
        return new Positions(stream, moved);
    }

    /** Whether no partition is behind its position in {@code other}. */
    boolean cover(Positions other) {
        return IntStream.range(0, COUNT).allMatch(place -> next[place] >= other.next[place]);
    }

    /** The further of both, partition by partition. */
    Positions max(Positions other) {
        return new Positions(
                stream,
                IntStream.range(0, COUNT)
                        .mapToLong(place -> Math.max(next[place], other.next[place]))
                        .toArray());
    }

    Map<TopicPartition, Long> offsets() {
        return IntStream.range(0, COUNT)
                .boxed()
                .collect(Collectors.toMap(StreamPartitions.ALL::get, place -> next[place]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions that && stream.equals(that.stream) && Arrays.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return 31 * stream.hashCode() + Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(200).append(stream);
        for (var offset : next) {
            text.append('.').append(Long.toString(offset, RADIX));
        }
        return text.toString();
    }
}
