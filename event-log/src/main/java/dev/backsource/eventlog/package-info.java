/**
 * How the services use Kafka: the topics they own, the headers of a record, and where a compacted topic ends. Plain
 * Kafka client, no framework; depends on the kernel only.
 */
@NullMarked
package dev.backsource.eventlog;

import org.jspecify.annotations.NullMarked;
