/**
 * What the topic says, record by record, which of it was committed, and how what an edge serves compares with it. In memory only: who
 * reads the topic or asks the database is {@code audit}. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.config.reconciliation.ledger;

import org.jspecify.annotations.NullMarked;
