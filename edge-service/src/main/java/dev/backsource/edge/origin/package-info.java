/**
 * The way to the origins: which one, over which connection, and what its failures mean. Depends on {@code http} and
 * {@code routing}. Everything here that makes a request belongs to one event loop and takes no lock.
 */
@NullMarked
package dev.backsource.edge.origin;

import org.jspecify.annotations.NullMarked;
