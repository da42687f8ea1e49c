/**
 * From the topic of policy changes into the routing table: reads the records, checks them, and knows how far it has come, what
 * was rejected and where the table deviates from the topic. What a route is does not belong here. Depends on {@code routing},
 * the kernel and the event log only; {@code snapshot}, {@code status}, {@code admin} and {@code proxy} depend on it.
 */
@NullMarked
package dev.backsource.edge.routing.changes;

import org.jspecify.annotations.NullMarked;
