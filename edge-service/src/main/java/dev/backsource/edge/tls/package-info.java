/**
 * The TLS side of the edge's listeners: which certificate a client gets, where certificates come from, and what the settings allow.
 * How the engines do it does not belong here but to {@code transport.tls}. What domains ask for is told by a function.
 */
@NullMarked
package dev.backsource.edge.tls;

import org.jspecify.annotations.NullMarked;
