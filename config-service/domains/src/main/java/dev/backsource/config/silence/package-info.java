/**
 * The silence alerts: of probers, an edge, or Kafka; of edges that lag; and of people, about progressive rollouts that nobody has decided about. Alerts of
 * a domain's ports do not belong here but come from the probers. Depends on {@code edges}, {@code events}, {@code probers}, {@code progressive}, {@code
 * reading}, {@code outbox} and {@code periodic}.
 */
@NullMarked
package dev.backsource.config.silence;

import org.jspecify.annotations.NullMarked;
