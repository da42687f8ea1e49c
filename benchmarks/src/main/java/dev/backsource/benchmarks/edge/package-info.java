/** The edge beside its peers on the same core, in the same run. */
@NullMarked
package dev.backsource.benchmarks.edge;

import org.jspecify.annotations.NullMarked;
