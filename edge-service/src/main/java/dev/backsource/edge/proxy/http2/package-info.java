/**
 * What HTTP/2 clients may send (RFC 9113), as far as Netty and Vert.x leave it open: looked at where it comes in, before a
 * request is made of it. Depends on {@code http} and on Netty's HTTP/2 only.
 */
@NullMarked
package dev.backsource.edge.proxy.http2;

import org.jspecify.annotations.NullMarked;
