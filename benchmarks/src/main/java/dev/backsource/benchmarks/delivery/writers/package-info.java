/**
 * The rate at which config-service accepts changes, beside pgbench with the same statements. The delivery to edges does
 * not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.writers;

import org.jspecify.annotations.NullMarked;
