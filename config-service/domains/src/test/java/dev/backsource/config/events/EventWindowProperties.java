package dev.backsource.config.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Whoever meets the window, with whatever it had before from elsewhere, misses nothing and gets nothing twice. */
class EventWindowProperties {
    private static final int PLACES = StreamPartitions.ALL.size();

    @Samples(1000)
    void aReaderGetsExactlyWhatItHasNotHad(Sample sample) {
        // Given
        var random = new Random(sample.anyLong());
        var count = sample.between(0, 60);
        var room = sample.between(1, 60);
        var appended = append(new long[PLACES], count, random);
        var window = new EventWindow(room * (long) event(0, 0).size());
        window.beginAt(Positions.beginning("00000000"));
        appended.forEach(window::add);
        var reader = somewhere(appended, random);

        // When
        var number = window.numberFor(reader);

        // Then
        var missing = appended.stream()
                .filter(event -> !reader.include(event.place(), event.offset()))
                .toList();
        if (number.isEmpty()) {
            var kept = appended.subList(Math.max(0, count - room), count);
            assertThat(kept.containsAll(missing)).isFalse();
        } else {
            assertThat(read(window, number.getAsLong(), reader)).isEqualTo(missing);
            assertThat(window.from(number.getAsLong(), 1).orElseThrow())
                    .isEqualTo(missing.stream().limit(1).toList());
        }
    }

    @Samples(300)
    void aReaderThatFallsBehindIsTold(Sample sample) {
        // Given
        var room = sample.between(1, 20);
        var more = sample.between(0, 40);
        var window = new EventWindow(room * (long) event(0, 0).size());
        window.beginAt(Positions.beginning("00000000"));
        var number = window.numberFor(Positions.beginning("00000000")).getAsLong();

        // When
        IntStream.range(0, more).forEach(offset -> window.add(event(0, offset)));

        // Then
        assertThat(window.from(number, 100).isEmpty()).isEqualTo(more > room);
    }

    private static List<StreamEvent> read(EventWindow window, long from, Positions reader) {
        var received = new ArrayList<StreamEvent>();
        var number = from;
        for (var events = window.from(number, 7).orElseThrow();
                !events.isEmpty();
                events = window.from(number, 7).orElseThrow()) {
            number += events.size();
            events.stream()
                    .filter(event -> !reader.include(event.place(), event.offset()))
                    .forEach(received::add);
        }
        return received;
    }

    /** Compaction and transactions leave gaps in a partition's offsets. */
    private static List<StreamEvent> append(long[] next, int count, Random random) {
        var events = new ArrayList<StreamEvent>();
        for (var i = 0; i < count; i++) {
            var place = random.nextInt(3) * 9;
            next[place] += random.nextInt(3);
            events.add(event(place, next[place]++));
        }
        return events;
    }

    /** Where a reader may be that has had each partition up to any of its events. */
    private static Positions somewhere(List<StreamEvent> events, Random random) {
        var reader = Positions.beginning("00000000");
        for (var event : events) {
            if (random.nextInt(events.size()) > event.offset()) {
                reader = reader.max(Positions.beginning("00000000").after(event.place(), event.offset()));
            }
        }
        return reader;
    }

    private static StreamEvent event(int place, long offset) {
        return new StreamEvent(place, offset, "www.example.com", null, "type", Instant.EPOCH, new byte[0]);
    }
}
