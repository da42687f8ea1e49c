/**
 * The TLS engines of the edge's listeners, and what Netty leaves open in their handshakes: session tickets, sessions
 * bound to a server name, and what clients of a domain may negotiate. Certificates do not belong here. Depends on the
 * settings and the kernel.
 */
@NullMarked
package dev.backsource.edge.transport.tls;

import org.jspecify.annotations.NullMarked;
