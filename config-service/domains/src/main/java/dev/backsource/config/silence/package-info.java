/**
 * The silence alerts: of probers, an edge, or Kafka; and of edges that lag. Alerts of a domain's ports do not belong here but come from the probers. Depends on {@code
 * edges}, {@code events}, {@code probers}, {@code reading}, {@code outbox} and {@code periodic}.
 */
@NullMarked
package dev.backsource.config.silence;

import org.jspecify.annotations.NullMarked;
