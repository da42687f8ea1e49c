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
 * When Kafka last answered each reader of this instance. An idle topic answers too, with nothing, so silence is no lack of news but a lack
 * of Kafka. A reader that was never answered doesn't count, since its topic may not be there yet; the one of the event stream does, which
 * creates its topics. All fields are read and written under this object's lock.
 */
@Singleton
public class ReadingProgress {
    /** The reader of the event stream. */
    public static final String EVENTS = "events-tail";

    private final Clock clock;
    private final Duration limit;
    private final Map<String, Instant> answeredAt = new HashMap<>();
    private Instant movingSince;

    /** Nothing was answered yet. */
    public ReadingProgress(Clock clock, SilenceSettings settings) {
        this.clock = clock;
        this.limit = settings.events();
        this.movingSince = clock.instant();
        this.answeredAt.put(EVENTS, movingSince);
    }

    /** The same reader, whose answers are noted under {@code name}. */
    public TopicReader measured(String name, TopicReader reader) {
        return new MeasuredReader(reader, () -> answered(name));
    }

    /** How it stands. */
    public synchronized Reading now() {
        var now = clock.instant();
        var oldest = oldest(answeredAt.values());
        return new Reading(oldest, Reading.age(oldest, now), movingSince, limit);
    }

    synchronized void answered(String name) {
        var now = clock.instant();
        var before = Reading.age(oldest(answeredAt.values()), now);
        answeredAt.put(name, now);
        if (before.compareTo(limit) > 0
                && Reading.age(oldest(answeredAt.values()), now).compareTo(limit) <= 0) {
            movingSince = now;
        }
    }

    private static Instant oldest(Collection<Instant> times) {
        return times.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
