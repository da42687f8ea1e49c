/**
 * The load: wrk where rates are measured, connections of our own where each response is checked. The servers under load
 * belong to {@code peer}.
 */
@NullMarked
package dev.backsource.benchmarks.edge.load;

import org.jspecify.annotations.NullMarked;
