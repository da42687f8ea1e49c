/**
 * The comparison of what stands on the topic of policy changes with what was committed, what edges serve with both, and the
 * repair. Depends on {@code database}, {@code domain} and {@code outbox}; {@code rollout} depends on it.
 */
@NullMarked
package dev.backsource.config.reconciliation;

import org.jspecify.annotations.NullMarked;
