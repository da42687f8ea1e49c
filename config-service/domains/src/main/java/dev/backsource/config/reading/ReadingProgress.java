package dev.backsource.config.reading;

import dev.backsource.eventlog.reading.TopicReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The time of Kafka's last response to each reader of this instance. Fetches of an idle topic get an empty response, too, so silence means a missing
 * Kafka and not missing news. A reader without any response so far doesn't count, since its topic may not exist yet; the reader of the event stream
 * does count, since it creates its topics. All fields are read and written under this object's lock.
 */
@Singleton
public class ReadingProgress {
    /** The reader of the event stream. */
    public static final String EVENTS = "events-tail";

    private final Clock clock;
    private final Duration limit;
    private final Map<String, Instant> answeredAt = new HashMap<>();
    private Instant movingSince;

    /** Without responses so far. */
    public ReadingProgress(Clock clock, SilenceSettings settings) {
        this.clock = clock;
        this.limit = settings.events();
        this.movingSince = clock.instant();
        this.answeredAt.put(EVENTS, movingSince);
    }

    /** The same reader, whose responses are recorded under {@code name}. */
    public TopicReader measured(String name, TopicReader reader) {
        return new MeasuredReader(reader, () -> answered(name));
    }

    /** The present state. */
    public synchronized KafkaReadState now() {
        var now = clock.instant();
        var oldest = oldest(answeredAt.values());
        return new KafkaReadState(oldest, KafkaReadState.age(oldest, now), movingSince, limit);
    }

    synchronized void answered(String name) {
        var now = clock.instant();
        var before = KafkaReadState.age(oldest(answeredAt.values()), now);
        answeredAt.put(name, now);
        if (before.compareTo(limit) > 0
                && KafkaReadState.age(oldest(answeredAt.values()), now).compareTo(limit) <= 0) {
            movingSince = now;
        }
    }

    private static Instant oldest(Collection<Instant> times) {
        return times.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
