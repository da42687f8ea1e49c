/**
 * The way of one change from its commit to the edges, beside a bare commit, a bare round trip through the same broker,
 * and nginx, rewritten and reloaded. Many changes at once belong to {@code storm}.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.commit;

import org.jspecify.annotations.NullMarked;
