/**
 * What HTTP/2 clients may send (RFC 9113), as far as Netty and Vert.x leave it open: looked at where it comes in, before a
 * request is made of it. What is asked for does not belong here. Depends on {@code transport} and {@code deadline}.
 */
@NullMarked
package dev.backsource.edge.transport.http2;

import org.jspecify.annotations.NullMarked;
