/**
 * How many changes a second config-service takes, beside pgbench with the same statements.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.writers;

import org.jspecify.annotations.NullMarked;
