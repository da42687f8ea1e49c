/**
 * The strict decoding of HTTP/1 requests (RFC 9112), in place of Vert.x's decoder; the encoding of their responses, in place of its encoder; and
 * the responses that end a connection. The meaning of a request does not belong here. Depends on {@code transport}, {@code deadline} and
 * {@code error}.
 */
@NullMarked
package dev.backsource.edge.transport.http1;

import org.jspecify.annotations.NullMarked;
