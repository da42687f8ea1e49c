/**
 * The events that the services exchange, their JSON, their CloudEvents headers and their topics. What a domain may
 * be does not belong here but to {@code domain}, nor do Kafka's clients, which belong to the event log.
 */
@NullMarked
package dev.backsource.policy.event;

import org.jspecify.annotations.NullMarked;
