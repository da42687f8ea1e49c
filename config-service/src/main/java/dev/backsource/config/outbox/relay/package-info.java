/**
 * The relay from the outbox's table to Kafka: its lock and lease, its order, its health and metrics. Names no other table. Depends on
 * {@code outbox} and {@code database}; how Kafka is written to in transactions is the event log's matter.
 */
@NullMarked
package dev.backsource.config.outbox.relay;

import org.jspecify.annotations.NullMarked;
