/**
 * The way to a client: connections, responses written no faster than they are taken, and the edge's own responses.
 * Where a response comes from does not belong here. Depends on {@code transport}, {@code deadline} and the other
 * packages of {@code http}.
 */
@NullMarked
package dev.backsource.edge.http.client;

import org.jspecify.annotations.NullMarked;
