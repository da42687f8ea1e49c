/**
 * Attacks on an edge, each by one thread that reads and writes as little as it can, and the edge's vital signs
 * meanwhile. Loads that play by the rules belong to {@code load}.
 */
@NullMarked
package dev.backsource.benchmarks.edge.hostile;

import org.jspecify.annotations.NullMarked;
