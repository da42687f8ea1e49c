/**
 * The way of one change from its commit to the edges, beside a bare commit and a bare round trip through the same broker, and
 * beside nginx, rewritten and reloaded.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.commit;

import org.jspecify.annotations.NullMarked;
