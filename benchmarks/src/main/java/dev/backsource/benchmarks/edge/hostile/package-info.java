/** Attacks on an edge, each by one thread that reads and writes as little as it can, and what the edge shows of itself meanwhile. */
@NullMarked
package dev.backsource.benchmarks.edge.hostile;

import org.jspecify.annotations.NullMarked;
