/**
 * What HTTP says about caching, as decisions: may this response be stored, is it fresh, does that request get it. RFC
 * 9111 for a shared cache, with RFC 5861 (stale responses), RFC 9213 (targeted fields), RFC 9211 (Cache-Status) and of
 * RFC 9110 the preconditions. Pure functions over header fields and times that the caller gives. What is malformed is read
 * the way that reuses less. Knows its own packages and the JDK only: I/O, clocks, the store and the operator's settings do not
 * belong here.
 */
@NullMarked
package dev.backsource.edge.cache.rules;

import org.jspecify.annotations.NullMarked;
