/**
 * The events that the services exchange, their JSON, their CloudEvents headers and their topics. The rules of domains
 * belong to {@code domain}, and Kafka's clients to the event log.
 */
@NullMarked
package dev.backsource.policy.event;

import org.jspecify.annotations.NullMarked;
