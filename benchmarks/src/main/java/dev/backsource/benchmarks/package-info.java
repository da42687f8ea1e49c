/**
 * Figures of Backsource, each printed beside its limit from the same run. Nothing here is a test; properties that a
 * test could assert do not belong here.
 */
@NullMarked
package dev.backsource.benchmarks;

import org.jspecify.annotations.NullMarked;
