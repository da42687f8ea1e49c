/**
 * The start of an edge that has to read every domain, beside a consumer that only counts records and beside a start
 * from its snapshot. The time of a single change belongs to {@code commit}.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.coldstart;

import org.jspecify.annotations.NullMarked;
