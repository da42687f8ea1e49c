/**
 * The start of an edge that has to read every domain, beside a consumer that only counts and beside its snapshot.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.coldstart;

import org.jspecify.annotations.NullMarked;
