/** The cost of changing many domains by one request, over each API. Changes of single domains do not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.batches;

import org.jspecify.annotations.NullMarked;
