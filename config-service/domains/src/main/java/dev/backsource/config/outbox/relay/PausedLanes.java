package dev.backsource.config.outbox.relay;

import dev.backsource.config.outbox.relay.OutboxEntry.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The lanes with a refused event, each left alone until its pause is over. Belongs to one thread. */
final class PausedLanes {
    private final IntFunction<Duration> pauses;
    private final Map<Lane, Rest> rests = new HashMap<>();

    /** {@code pauses} gives the pause after a number of refusals in a row. */
    PausedLanes(IntFunction<Duration> pauses) {
        this.pauses = pauses;
    }

    /** The lanes to leave alone at that time. */
    List<Lane> at(Instant now) {
        return rests.entrySet().stream()
                .filter(rest -> rest.getValue().until.isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Lets a lane rest; returns the number of refusals in a row. */
    int refused(Lane lane, Instant now) {
        var count = rests.containsKey(lane) ? rests.get(lane).refusals + 1 : 1;
        rests.put(lane, new Rest(count, now.plus(pauses.apply(count))));
        return count;
    }

    void succeeded(Lane lane) {
        rests.remove(lane);
    }

    private record Rest(int refusals, Instant until) {}
}
