/**
 * A client's request with its route, the source of its response, and the way to an origin. {@code cache} and {@code upstream} meet
 * here; neither of their rules belongs here. Depends on {@code transport}, {@code findings}, {@code http},
 * {@code progressive} and {@code routing}.
 */
@NullMarked
package dev.backsource.edge.http.upstream;

import org.jspecify.annotations.NullMarked;
