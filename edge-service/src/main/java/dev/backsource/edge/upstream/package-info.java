/**
 * The way to the origins of one event loop, put together. {@code balancing} says which origin is asked next, {@code retry} whether
 * another one is, {@code exchange} carries a request to it and its response back, over {@code connection}. The rules of each are
 * there and do not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream;

import org.jspecify.annotations.NullMarked;
