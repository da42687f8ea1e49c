/**
 * The shared parts of all benchmarks: processes pinned to a core, medians and spreads, a table to print. Parts that
 * only one figure needs do not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.run;

import org.jspecify.annotations.NullMarked;
