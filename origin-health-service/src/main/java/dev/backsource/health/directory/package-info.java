/**
 * The registered domains of all partitions, beside those that this instance watches: where a redirect to another host leads. Packed, since very few are
 * looked up. Watching a domain doesn't belong here. Depends on nothing of this service; {@code http} and {@code preflight} know it by the kernel's
 * interface only.
 */
@NullMarked
package dev.backsource.health.directory;

import org.jspecify.annotations.NullMarked;
