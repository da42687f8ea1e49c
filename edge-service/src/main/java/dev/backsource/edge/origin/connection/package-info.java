/**
 * Connections to origins: making them, keeping them, and the exchange of HTTP/1.1 messages on them. Depends on
 * {@code transport}, {@code origin.address}, {@code origin.response}, {@code http} and {@code routing}. Which origin is asked,
 * and whether once more, does not belong here. Everything here belongs to one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.origin.connection;

import org.jspecify.annotations.NullMarked;
