/**
 * The way to origins, assembled for each event loop: {@code balancing} chooses the next origin, {@code retry} decides
 * about another attempt, and {@code exchange} carries the request and its response, over a connection of {@code pool};
 * {@code trial} makes the requests of progressive rollouts under their arms.
 * Their rules do not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream;

import org.jspecify.annotations.NullMarked;
