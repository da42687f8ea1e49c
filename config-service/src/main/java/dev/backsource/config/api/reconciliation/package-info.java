/**
 * The agreement of published states with committed ones, and the repair of differences. The comparison belongs to
 * {@code config.reconciliation}.
 */
@NullMarked
package dev.backsource.config.api.reconciliation;

import org.jspecify.annotations.NullMarked;
