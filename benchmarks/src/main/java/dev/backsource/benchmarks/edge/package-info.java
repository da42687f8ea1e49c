/**
 * The figures of the edge, one class each; {@link dev.backsource.benchmarks.edge.EdgeFigures} runs them. Each sets a
 * stage ({@code peer}), puts a load on it ({@code load}) and compares ({@code comparison}) or looks inside ({@code
 * jvm}). How this is done does not belong here but to those packages.
 */
@NullMarked
package dev.backsource.benchmarks.edge;

import org.jspecify.annotations.NullMarked;
