/**
 * The way to a client: connections, the response that is written no faster than it is taken, and the edge's own answers. Depends on
 * {@code transport}, {@code deadline} and the other packages of {@code http}. Where an answer comes from does not belong here.
 */
@NullMarked
package dev.backsource.edge.http.client;

import org.jspecify.annotations.NullMarked;
