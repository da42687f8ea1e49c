/** What a change of many domains costs by one request, over each interface. Changes of single domains do not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.batches;

import org.jspecify.annotations.NullMarked;
