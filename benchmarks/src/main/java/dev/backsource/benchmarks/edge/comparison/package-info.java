/** Peers taking turns under one load: rounds, ratios round by round, and the proof that each did what it claims. */
@NullMarked
package dev.backsource.benchmarks.edge.comparison;

import org.jspecify.annotations.NullMarked;
