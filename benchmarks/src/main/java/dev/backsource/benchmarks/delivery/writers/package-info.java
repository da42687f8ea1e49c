/**
 * How many changes a second config-service accepts, beside pgbench with the same statements. How fast edges get them
 * does not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.writers;

import org.jspecify.annotations.NullMarked;
