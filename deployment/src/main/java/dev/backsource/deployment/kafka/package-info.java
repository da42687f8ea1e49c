/**
 * How a service that owns topics starts and stops with Kafka, the same for all of them. Which topics these are does not
 * belong here but to the service, nor how Kafka is used, which belongs to the event log. Depends on the event log.
 */
@NullMarked
package dev.backsource.deployment.kafka;

import org.jspecify.annotations.NullMarked;
