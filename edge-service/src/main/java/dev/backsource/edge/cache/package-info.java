/**
 * The cache (RFC 9111): looks up stored responses, and forwards misses to the
 * {@link dev.backsource.edge.http.upstream.Upstream}. {@code CachingSource} is the look-up, {@code EdgeCache} the part
 * that event loops share and purges act on. {@code proxy} and {@code purge} depend on it. The rules of HTTP do not
 * belong here but to {@code cache.rules}, nor responses from the store ({@code cache.answer}) or shared fetches
 * ({@code cache.collapsing}); none of these depends on this package.
 */
@NullMarked
package dev.backsource.edge.cache;

import org.jspecify.annotations.NullMarked;
