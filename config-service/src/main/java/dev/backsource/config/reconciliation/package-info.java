/**
 * Whether the topic of policy changes, and what edges serve by it, is what was committed, and the repair. {@code audit} reads the topic
 * and asks the database, {@code ledger} keeps what comes of it; neither knows this package. Depends besides on {@code database},
 * {@code domain} and {@code outbox}; {@code rollout} depends on it.
 */
@NullMarked
package dev.backsource.config.reconciliation;

import org.jspecify.annotations.NullMarked;
