/**
 * The way to a client: connections, the response that is written no faster than it is taken, the edge's own answers and
 * tunnels. Depends on {@code http}, {@code http.account}, {@code http.fields} and {@code http.upstream}.
 */
@NullMarked
package dev.backsource.edge.http.client;

import org.jspecify.annotations.NullMarked;
