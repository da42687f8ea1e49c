package dev.backsource.config.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is published. */
@ConfigMapping(prefix = "backsource.outbox")
interface OutboxSettings {
    /** How often the outbox is looked at when no notification comes; also how often a standby asks for the lock. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How many rows are read at once. */
    @WithDefault("256")
    int batchSize();

    /** How many lanes, a domain on a topic each, may have an event on its way to Kafka at once. */
    @WithDefault("512")
    int maxInFlight();

    /** The pause before a failed event is sent again; doubles with every failure. */
    @WithDefault("100ms")
    Duration retryAfter();

    /** The longest pause before a failed event is sent again. */
    @WithDefault("5s")
    Duration retryAfterMax();

    /**
     * How long a relay waits that takes over from another instance, so that what that one had under way has arrived or
     * failed. Has to be longer than the producer's delivery timeout.
     */
    @WithDefault("12s")
    Duration takeoverPause();

    /** How long an answer of the database is waited for before the connection counts as lost. */
    @WithDefault("10s")
    Duration databaseTimeout();

    /** How long a purge can be asked after once it is published. */
    @WithDefault("7d")
    Duration purgesKept();

    /** The pause after the given number of failures in a row. */
    default Duration retryPause(int failures) {
        var doublings = Math.min(failures - 1, 20);
        var pause = retryAfter().multipliedBy(1L << doublings);
        return pause.compareTo(retryAfterMax()) < 0 ? pause : retryAfterMax();
    }
}
