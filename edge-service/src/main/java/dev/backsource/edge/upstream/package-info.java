/**
 * The way to origins, assembled for each event loop: {@code balancing} chooses the next origin, {@code retry} decides
 * about another attempt, and {@code exchange} carries the request and its response, over a connection of {@code pool}.
 * Their rules do not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream;

import org.jspecify.annotations.NullMarked;
