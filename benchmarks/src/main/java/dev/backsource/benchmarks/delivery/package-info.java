/**
 * The way of a change from its commit to the edges, beside a bare round trip through the same broker; and the start of an edge
 * that has to read them all.
 */
@NullMarked
package dev.backsource.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
