/**
 * The control plane: domains and their policies over REST, kept in PostgreSQL, published to Kafka. This package only ties the service to the event
 * log; a feature belongs to its own package.
 *
 * <p>Inside, dependencies point one way: {@code api} to {@code web}, {@code events}, {@code rollout}, {@code edges}, {@code health} and {@code
 * history}, these to {@code domain}, {@code outbox} and {@code view}, {@code domain} to {@code outbox} and {@code write}; and never back.
 */
@NullMarked
package dev.backsource.config;

import org.jspecify.annotations.NullMarked;
