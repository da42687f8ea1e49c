/**
 * The TLS engines of the edge's listeners, and their handshakes as far as Netty leaves them open: session tickets,
 * sessions bound to a server name, and the offer for clients of a domain. Certificates do not belong here. Depends on
 * the settings and the kernel.
 */
@NullMarked
package dev.backsource.edge.transport.tls;

import org.jspecify.annotations.NullMarked;
