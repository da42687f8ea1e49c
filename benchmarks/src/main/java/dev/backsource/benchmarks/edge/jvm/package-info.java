/**
 * The inside of an edge's JVM: the allocation of its threads and its live memory. Measurements from outside do not
 * belong here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.jvm;

import org.jspecify.annotations.NullMarked;
