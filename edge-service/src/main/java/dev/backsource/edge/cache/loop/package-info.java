/**
 * What look-up, collapsed forwarding and answers have in common: an event loop's means, a request as the cache sees it, the
 * operator's limits and rules, and what is done to the store with a response. What only one of them needs belongs there.
 */
@NullMarked
package dev.backsource.edge.cache.loop;

import org.jspecify.annotations.NullMarked;
