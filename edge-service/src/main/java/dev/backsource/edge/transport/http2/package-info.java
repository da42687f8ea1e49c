/**
 * What HTTP/2 clients may send (RFC 9113), as far as Netty and Vert.x leave it open, checked before it becomes a
 * request. What is requested does not belong here. Depends on {@code transport} and {@code deadline}.
 */
@NullMarked
package dev.backsource.edge.transport.http2;

import org.jspecify.annotations.NullMarked;
