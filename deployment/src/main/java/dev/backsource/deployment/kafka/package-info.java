/**
 * How a service that owns topics begins and ends with Kafka, the same for all of them. Which topics, and what the service makes of them,
 * is the service's; how Kafka is spoken to is the event log's. Depends on the event log.
 */
@NullMarked
package dev.backsource.deployment.kafka;

import org.jspecify.annotations.NullMarked;
