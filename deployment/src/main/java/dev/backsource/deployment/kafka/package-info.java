/**
 * The parts of services and Kafka that are the same for several: the start and stop of owners of topics with Kafka, credentials, and each service's
 * rights. The topics of a service belong to the service, and the use of Kafka to the event log. Depends on the event log.
 */
@NullMarked
package dev.backsource.deployment.kafka;

import org.jspecify.annotations.NullMarked;
