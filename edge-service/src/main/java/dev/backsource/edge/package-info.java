/**
 * The edge: finds the route of each client request and answers it from the cache or goes back to an origin by it. Here are
 * only the settings that every package reads, how the event log is tied in, and what is rejected of topics. {@code proxy} puts the
 * others together; {@code cache}, {@code origin} and {@code accesslog} depend on {@code http}, {@code http} on {@code routing}, all that serve requests on
 * {@code transport}, which alone knows what is internal to Vert.x and Netty, and {@code transport} on {@code deadline}; {@code purge}
 * depends on {@code cache}, {@code snapshot} and {@code inspection} on {@code routing}, {@code status} on {@code purge}, {@code snapshot}
 * and {@code routing}; {@code routing} on none of them, {@code tls} on {@code transport} only.
 */
@NullMarked
package dev.backsource.edge;

import org.jspecify.annotations.NullMarked;
