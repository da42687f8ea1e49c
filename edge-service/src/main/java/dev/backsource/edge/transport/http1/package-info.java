/**
 * The strict reading of HTTP/1 requests (RFC 9112), in the place of Vert.x's decoder, and the responses that a connection ends
 * with. What is asked for, once it is clear what the request is, does not belong here. Depends on {@code transport} and {@code
 * deadline}.
 */
@NullMarked
package dev.backsource.edge.transport.http1;

import org.jspecify.annotations.NullMarked;
