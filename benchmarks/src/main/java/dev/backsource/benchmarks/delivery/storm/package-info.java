/**
 * What clients of an edge notice while many changes arrive.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.storm;

import org.jspecify.annotations.NullMarked;
