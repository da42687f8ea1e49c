/**
 * The cache (RFC 9111): looks up what is stored, and goes to the {@link dev.backsource.edge.http.upstream.Upstream} for the
 * rest. {@code CachingSource} is the look-up, {@code EdgeCache} what event loops share and purges act on. {@code proxy} and {@code
 * purge} depend on it. What HTTP says belongs to {@code cache.rules}, answers from the store to {@code cache.answer}, fetches
 * that requests share to {@code cache.collapsing}, and none of these knows this package.
 */
@NullMarked
package dev.backsource.edge.cache;

import org.jspecify.annotations.NullMarked;
