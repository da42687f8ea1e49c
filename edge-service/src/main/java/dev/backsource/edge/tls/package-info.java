/**
 * The TLS side of the edge's listeners: which certificate a client gets, where certificates come from, what engine does
 * the work, and what a handshake may choose from. Depends on the settings only; what domains ask for it is told by a function.
 */
@NullMarked
package dev.backsource.edge.tls;

import org.jspecify.annotations.NullMarked;
