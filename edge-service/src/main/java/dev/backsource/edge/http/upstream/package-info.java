/**
 * A client's request with its route, who answers it, and the way to an origin. Depends on {@code routing}; {@code cache}
 * and {@code origin} meet here.
 */
@NullMarked
package dev.backsource.edge.http.upstream;

import org.jspecify.annotations.NullMarked;
