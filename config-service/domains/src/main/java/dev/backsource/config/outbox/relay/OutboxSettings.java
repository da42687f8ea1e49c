package dev.backsource.config.outbox.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The publishing of the outbox. */
@ConfigMapping(prefix = "backsource.outbox")
interface OutboxSettings {
    /** The interval at which the outbox is polled without a notification; also the interval at which a standby tries to take the lock. */
    @WithDefault("1s")
    Duration pollInterval();

    /** The most events, one of each domain and topic, that are published in one transaction. */
    @WithDefault("1000")
    int batchSize();

    /**
     * The longest silence of the leading instance before the database takes the lock from it, so that another instance leads. Has to be longer than
     * the second between two heartbeats.
     */
    @WithDefault("4s")
    Duration lease();

    /** The relay's transactional id at Kafka; all instances on one database share it, and nothing else may use it. */
    @WithDefault("backsource-config-service")
    String transactionalId();

    /** The pause before an event that Kafka refused is sent again; doubles with every failure. */
    @WithDefault("100ms")
    Duration retryAfter();

    /** The longest of these pauses. */
    @WithDefault("30s")
    Duration retryAfterMax();

    /** The timeout of the database's responses, after which the connection counts as lost. */
    @WithDefault("10s")
    Duration databaseTimeout();

    /** The age of an unpublished event from which the health check is down. */
    @WithDefault("30s")
    Duration toleratedAge();

    /** The pause after the given number of failures in a row. */
    default Duration retryPause(int failures) {
        var doublings = Math.min(failures - 1, 20);
        var pause = retryAfter().multipliedBy(1L << doublings);
        return pause.compareTo(retryAfterMax()) < 0 ? pause : retryAfterMax();
    }
}
