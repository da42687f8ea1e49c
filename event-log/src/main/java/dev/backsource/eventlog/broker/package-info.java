/**
 * Whether Kafka is there: its names, a client for questions, and who tells once when it goes and once when it is back. What is on
 * Kafka doesn't belong here. Depends on no other package of the event log.
 */
@NullMarked
package dev.backsource.eventlog.broker;

import org.jspecify.annotations.NullMarked;
