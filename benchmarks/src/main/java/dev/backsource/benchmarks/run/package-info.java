/**
 * What all benchmarks share: processes pinned to a core, medians and spreads, a table to print. What only one figure
 * needs does not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.run;

import org.jspecify.annotations.NullMarked;
