/**
 * The engines of TLS for the edge's listeners, and what Netty leaves open of their handshakes: session tickets, sessions of one
 * server name only, and what a domain's clients may choose from. Certificates do not belong here. Depends on the settings and
 * the kernel.
 */
@NullMarked
package dev.backsource.edge.transport.tls;

import org.jspecify.annotations.NullMarked;
