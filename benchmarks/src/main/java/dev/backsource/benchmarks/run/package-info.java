/** What every benchmark needs: processes pinned to a core, medians and spreads, a table to print. */
@NullMarked
package dev.backsource.benchmarks.run;

import org.jspecify.annotations.NullMarked;
