/** The effect of many changes on clients of an edge. The time that changes take does not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.storm;

import org.jspecify.annotations.NullMarked;
