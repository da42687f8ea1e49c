/** The way of a change from its commit to the edges, beside a bare round trip through the same broker. */
@NullMarked
package dev.backsource.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
