/**
 * Peers that take turns under one load: rounds, ratios per round, and the proof that each peer served from its claimed
 * source. Starting peers does not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.comparison;

import org.jspecify.annotations.NullMarked;
