/**
 * The way of a request: listeners, the checks at the door, the fetch from an origin, and what the edge says when that
 * fails. Depends on {@code cache} and {@code routing}. Everything here that serves a request belongs to one event loop
 * and takes no lock.
 */
@NullMarked
package dev.backsource.edge.proxy;

import org.jspecify.annotations.NullMarked;
