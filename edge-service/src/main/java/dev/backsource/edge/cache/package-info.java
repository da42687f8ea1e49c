/**
 * The cache (RFC 9111): answers what it has and goes to the {@link dev.backsource.edge.http.upstream.Upstream} for the rest.
 * Depends on {@code cache.store}, {@code cache.rules}, {@code http} and {@code routing}; {@code proxy} depends on it.
 */
@NullMarked
package dev.backsource.edge.cache;

import org.jspecify.annotations.NullMarked;
