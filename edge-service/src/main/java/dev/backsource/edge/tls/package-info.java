/**
 * TLS of the edge's listeners: which certificate a client gets, where certificates come from, and what the settings
 * allow. How the engines do it does not belong here but to {@code transport.tls}. What domains require comes in as a
 * function.
 */
@NullMarked
package dev.backsource.edge.tls;

import org.jspecify.annotations.NullMarked;
