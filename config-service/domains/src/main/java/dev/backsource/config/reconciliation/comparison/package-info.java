/**
 * Reads the topic of policy changes into a ledger, each record looked up in the database's history, and starts again when that may be another
 * history. The consequences of a difference don't belong here. Depends on {@code ledger} and {@code database}.
 */
@NullMarked
package dev.backsource.config.reconciliation.comparison;

import org.jspecify.annotations.NullMarked;
