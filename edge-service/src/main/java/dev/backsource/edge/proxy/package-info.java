/**
 * The door: event loops, listeners, the checks of a request and the search for its route. Depends on {@code tls}, {@code cache},
 * {@code origin}, {@code http} and {@code routing}, and puts them together.
 */
@NullMarked
package dev.backsource.edge.proxy;

import org.jspecify.annotations.NullMarked;
