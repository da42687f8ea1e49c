/**
 * The contents of the topic, record by record, with a mark on the committed ones, and their comparison with the reports of edges. In memory only:
 * reading the topic and querying the database does not belong here but to {@code comparison}. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.config.reconciliation.ledger;

import org.jspecify.annotations.NullMarked;
