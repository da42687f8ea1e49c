/**
 * The strict checks of streams and fields from HTTP/2 clients (RFC 9113) that Netty and Vert.x leave open, made before
 * Vert.x gets a request. The meaning of a request does not belong here. Depends on {@code transport} and
 * {@code deadline}.
 */
@NullMarked
package dev.backsource.edge.transport.http2;

import org.jspecify.annotations.NullMarked;
