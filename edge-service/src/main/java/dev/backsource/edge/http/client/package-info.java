/**
 * The way to a client: connections, responses written no faster than the client reads them, and the edge's own
 * responses. The sources of responses do not belong here. Depends on {@code transport}, {@code deadline} and the other
 * packages of {@code http}.
 */
@NullMarked
package dev.backsource.edge.http.client;

import org.jspecify.annotations.NullMarked;
