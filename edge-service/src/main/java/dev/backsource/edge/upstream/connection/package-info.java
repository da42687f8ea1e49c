/**
 * HTTP/1.1 on one connection to an origin: a request's bytes out, the parts of its response in. Depends on {@code transport},
 * {@code upstream.response} and {@code http.telemetry}. The assignment of connections to requests, and the decision to close
 * one, do not belong here. Used by one event loop, without locks.
 */
@NullMarked
package dev.backsource.edge.upstream.connection;

import org.jspecify.annotations.NullMarked;
