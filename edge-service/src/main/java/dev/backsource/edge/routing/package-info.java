/**
 * Which route a host has. Consumes the policy changes, checks them, keeps the table, and knows how far it has read.
 * Depends on the kernel and the event log only; proxy, cache, snapshot and status depend on it.
 */
@NullMarked
package dev.backsource.edge.routing;

import org.jspecify.annotations.NullMarked;
