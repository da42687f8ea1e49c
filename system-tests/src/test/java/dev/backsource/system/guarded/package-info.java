/**
 * A Backsource whose Kafka lets nobody in without a name and allows each service what it needs and no more. What is so with an open
 * Kafka as well doesn't belong here.
 */
@NullMarked
package dev.backsource.system.guarded;

import org.jspecify.annotations.NullMarked;
