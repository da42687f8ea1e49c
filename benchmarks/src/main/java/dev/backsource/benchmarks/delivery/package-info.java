/** The way of changes to the edges: one figure to a package, and the stack they are measured in. */
@NullMarked
package dev.backsource.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
