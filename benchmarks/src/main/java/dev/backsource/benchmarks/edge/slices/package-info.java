/**
 * Arms that take turns of a quarter of a second, hundreds of times, under one load: ratios so small that the drift of the machine's speed hides them in longer
 * turns. Starting edges does not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.slices;

import org.jspecify.annotations.NullMarked;
