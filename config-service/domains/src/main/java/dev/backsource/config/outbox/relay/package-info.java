/**
 * The relay from the outbox's table to Kafka: its lock and lease, its order, its health and metrics. Other tables do
 * not belong here, nor how transactions are written to Kafka, which belongs to the event log. Depends on {@code outbox}
 * and {@code database}.
 */
@NullMarked
package dev.backsource.config.outbox.relay;

import org.jspecify.annotations.NullMarked;
