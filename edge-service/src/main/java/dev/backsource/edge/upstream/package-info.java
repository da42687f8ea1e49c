/**
 * The way to origins, put together for each event loop: {@code balancing} says which origin is asked next, {@code retry}
 * whether another one is, and {@code exchange} carries a request to it and its response back, over a connection of
 * {@code pool}. Their rules do not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream;

import org.jspecify.annotations.NullMarked;
