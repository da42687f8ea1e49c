/**
 * The way from the topic of policy changes into the routing table: reads and checks the records, and keeps the position, the
 * rejected records and the deviations of the table from the topic. The routes themselves do not belong here. Depends on
 * {@code routing}, {@code recovery}, the kernel and the event log only; {@code snapshot}, {@code status}, {@code admin} and {@code proxy} depend
 * on it.
 */
@NullMarked
package dev.backsource.edge.routing.changes;

import org.jspecify.annotations.NullMarked;
