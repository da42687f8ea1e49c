package dev.backsource.config.outbox.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is published. */
@ConfigMapping(prefix = "backsource.outbox")
interface OutboxSettings {
    /** How often the outbox is looked at when no notification comes; also how often a standby asks for the lock. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How many events, one of each domain and topic, are published in one transaction at most. */
    @WithDefault("256")
    int batchSize();

    /**
     * How long the instance that leads may be silent before the database takes the lock from it, so that another one leads.
     * Has to be longer than the second between two signs of life.
     */
    @WithDefault("4s")
    Duration lease();

    /** What Kafka knows the relay by; all instances on one database share it, and nothing else may use it. */
    @WithDefault("backsource-config-service")
    String transactionalId();

    /** The pause before an event that Kafka refused is sent again; doubles with every failure. */
    @WithDefault("100ms")
    Duration retryAfter();

    /** The longest of these pauses. */
    @WithDefault("30s")
    Duration retryAfterMax();

    /** How long an answer of the database is waited for before the connection counts as lost. */
    @WithDefault("10s")
    Duration databaseTimeout();

    /** An event that waits for longer is told by health. */
    @WithDefault("30s")
    Duration toleratedAge();

    /** The pause after the given number of failures in a row. */
    default Duration retryPause(int failures) {
        var doublings = Math.min(failures - 1, 20);
        var pause = retryAfter().multipliedBy(1L << doublings);
        return pause.compareTo(retryAfterMax()) < 0 ? pause : retryAfterMax();
    }
}
