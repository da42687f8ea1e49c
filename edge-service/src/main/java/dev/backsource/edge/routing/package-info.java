/**
 * Which route a host has, and what a route says of a domain: its origins, how they are asked, what is cached. How changes reach the
 * table does not belong here but to {@code routing.changes}, nor does what becomes of a request once its route is found. Depends
 * on the kernel and the event log only; nearly all of the edge depends on it.
 */
@NullMarked
package dev.backsource.edge.routing;

import org.jspecify.annotations.NullMarked;
