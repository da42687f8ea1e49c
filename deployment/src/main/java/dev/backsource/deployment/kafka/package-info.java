/**
 * A service and Kafka, as far as it is the same for several: how one that owns topics starts and stops with Kafka, how it shows who it
 * is, and what each service needs to be allowed. Which topics a service owns doesn't belong here but to the service, nor how Kafka is
 * used, which belongs to the event log. Depends on the event log.
 */
@NullMarked
package dev.backsource.deployment.kafka;

import org.jspecify.annotations.NullMarked;
