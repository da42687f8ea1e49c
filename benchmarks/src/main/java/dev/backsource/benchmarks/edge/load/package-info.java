/** Who asks: wrk where rates are measured, connections of our own where each answer is looked at. */
@NullMarked
package dev.backsource.benchmarks.edge.load;

import org.jspecify.annotations.NullMarked;
