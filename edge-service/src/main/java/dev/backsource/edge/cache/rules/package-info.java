/**
 * HTTP's rules of caching, as decisions: whether a response may be stored, whether it is fresh, and whether it may
 * satisfy a request. RFC 9111 for a shared cache, with RFC 5861 (stale responses), RFC 9213 (targeted fields), RFC 9211
 * (Cache-Status) and the preconditions of RFC 9110. Pure functions of header fields and of times that the caller
 * passes. Invalid input is read in the way that reuses less. Depends on its own packages and the JDK only: I/O, clocks,
 * the store and the operator's settings do not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.rules;

import org.jspecify.annotations.NullMarked;
