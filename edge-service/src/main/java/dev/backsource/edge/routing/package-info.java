/**
 * The routing table: the route of each host, with the domain's origins, its terms for back-to-origin requests and its caching. The
 * way of changes into the table does not belong here but to {@code routing.changes}, nor does the treatment of a request after its
 * route is found. Depends on the kernel, the event log and {@code progressive} only; nearly all of the edge
 * depends on it.
 */
@NullMarked
package dev.backsource.edge.routing;

import org.jspecify.annotations.NullMarked;
