/**
 * What HTTP says about caching, as decisions: may this response be stored, is it fresh, may it answer that request. RFC
 * 9111 for a shared cache, with RFC 5861 (stale responses), RFC 9213 (targeted fields), RFC 9211 (Cache-Status) and the
 * preconditions of RFC 9110. Pure functions of header fields and of times that the caller passes. Invalid input is read
 * the way that reuses less. Knows its own packages and the JDK only: I/O, clocks, the store and the operator's settings
 * do not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.rules;

import org.jspecify.annotations.NullMarked;
