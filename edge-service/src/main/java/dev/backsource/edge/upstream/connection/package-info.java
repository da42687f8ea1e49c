/**
 * Connections to origins: making them, keeping them, and the exchange of HTTP/1.1 messages on them. Depends on
 * {@code transport}, {@code upstream.address}, {@code upstream.response}, {@code http} and {@code routing}. Which origin is asked,
 * and whether once more, does not belong here. Everything here belongs to one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.upstream.connection;

import org.jspecify.annotations.NullMarked;
