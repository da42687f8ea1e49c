/**
 * Connections to origins: making them, keeping them, and the exchange of HTTP/1.1 messages on them. Depends on {@code
 * origin.address}, {@code http} and {@code routing}. Everything here belongs to one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.origin.connection;

import org.jspecify.annotations.NullMarked;
