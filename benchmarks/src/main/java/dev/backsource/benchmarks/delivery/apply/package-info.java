/** The cost of files as the truth, by {@code backsource apply}. The cost of other writes belongs to {@code writers} and {@code batches}. */
@NullMarked
package dev.backsource.benchmarks.delivery.apply;

import org.jspecify.annotations.NullMarked;
