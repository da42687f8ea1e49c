/** What clients of an edge notice while many changes arrive. How long the changes take does not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.storm;

import org.jspecify.annotations.NullMarked;
