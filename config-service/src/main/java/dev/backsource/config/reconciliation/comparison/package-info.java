/**
 * Reads the topic of policy changes into a ledger, each record looked up in the database's history, and begins anew when that may be
 * another one. What follows from a difference doesn't belong here. Depends on {@code ledger} and {@code database}.
 */
@NullMarked
package dev.backsource.config.reconciliation.comparison;

import org.jspecify.annotations.NullMarked;
