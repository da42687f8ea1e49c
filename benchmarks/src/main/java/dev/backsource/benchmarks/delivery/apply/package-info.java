/** Files as the truth: what {@code backsource apply} takes. What the service's writes cost otherwise belongs to {@code writers} and {@code batches}. */
@NullMarked
package dev.backsource.benchmarks.delivery.apply;

import org.jspecify.annotations.NullMarked;
