/**
 * The silence alerts: of probers, an edge, or Kafka. Alerts of a domain's ports do not belong here but come from the probers. Depends on {@code
 * edges}, {@code probers}, {@code reading}, {@code outbox} and {@code periodic}.
 */
@NullMarked
package dev.backsource.config.silence;

import org.jspecify.annotations.NullMarked;
