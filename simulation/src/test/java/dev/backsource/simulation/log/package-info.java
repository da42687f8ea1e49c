/**
 * Kafka as the services' clients see it: partitions with offsets, transactions with their epochs, compaction, and what can be lost. What
 * a record says doesn't belong here.
 */
@NullMarked
package dev.backsource.simulation.log;

import org.jspecify.annotations.NullMarked;
