/**
 * Whether the topic of policy changes, and the state that edges serve by it, agree with the committed changes, and the repair. Reading the topic and
 * querying the database does not belong here but to {@code comparison}, nor the result, which belongs to {@code ledger}; neither knows this package.
 * Depends on {@code database}, {@code domain} and {@code outbox} too; {@code rollout} depends on it.
 */
@NullMarked
package dev.backsource.config.reconciliation;

import org.jspecify.annotations.NullMarked;
