/**
 * The inside of an edge's JVM, seen from here: what its threads allocate and what its memory holds. What is visible
 * from outside does not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.edge.jvm;

import org.jspecify.annotations.NullMarked;
