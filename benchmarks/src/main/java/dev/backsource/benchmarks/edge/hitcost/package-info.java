/**
 * The edge's own classes for a part of a hit, in a loop without any I/O (JMH). Whole hits over sockets belong to {@code slices}.
 */
@NullMarked
package dev.backsource.benchmarks.edge.hitcost;

import org.jspecify.annotations.NullMarked;
