/**
 * What HTTP says about caching, as decisions: may this response be stored, is it fresh, does that request get it. RFC
 * 9111 for a shared cache, with RFC 5861 (stale responses), RFC 9213 (targeted fields), RFC 9211 (Cache-Status) and of
 * RFC 9110 the preconditions and ranges. Pure functions over header fields and times that the caller gives: no I/O, no
 * clock, no framework. What is malformed is read the way that reuses less. Depends on {@code syntax} and the JDK only.
 */
@NullMarked
package dev.backsource.edge.cache.rules;

import org.jspecify.annotations.NullMarked;
