/**
 * A client's connection below Vert.x's public interface: its admission, its pipeline, its writes and its end, in either
 * version of HTTP. The meaning of a request and the response to it do not belong here. Depends on {@code transport},
 * {@code transport.http1}, {@code transport.http2} and {@code deadline}.
 */
@NullMarked
package dev.backsource.edge.transport.client;

import org.jspecify.annotations.NullMarked;
