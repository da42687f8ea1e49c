/**
 * Peers that take turns under one load: rounds, ratios per round, and the proof that each peer did what it claims. How
 * peers are started does not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.comparison;

import org.jspecify.annotations.NullMarked;
