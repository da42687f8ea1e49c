/**
 * TLS of the edge's listeners: the choice of a client's certificate, the sources of certificates, and the limits of the
 * settings. The work of the engines does not belong here but to {@code transport.tls}. The domains' requirements come
 * in as a function.
 */
@NullMarked
package dev.backsource.edge.tls;

import org.jspecify.annotations.NullMarked;
