/**
 * The scope of a purge: URLs, prefixes or a whole domain, in the form of cache keys. The events of purges belong to {@code event}, and finding the
 * entries to the caches. Depends on {@code domain}.
 */
@NullMarked
package dev.backsource.policy.purge;

import org.jspecify.annotations.NullMarked;
