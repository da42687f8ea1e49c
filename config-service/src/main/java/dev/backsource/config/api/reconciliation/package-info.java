/**
 * Whether what was published is what was committed, and the repair. The comparison belongs to
 * {@code config.reconciliation}.
 */
@NullMarked
package dev.backsource.config.api.reconciliation;

import org.jspecify.annotations.NullMarked;
