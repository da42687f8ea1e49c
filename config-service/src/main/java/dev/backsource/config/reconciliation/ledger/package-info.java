/**
 * What the topic says, record by record, which of it was committed, and how it compares with what an edge serves. In
 * memory only: reading the topic and asking the database does not belong here but to {@code comparison}. Depends on the
 * kernel only.
 */
@NullMarked
package dev.backsource.config.reconciliation.ledger;

import org.jspecify.annotations.NullMarked;
