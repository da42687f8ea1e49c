/**
 * Header fields: which are handed on to origins and clients, and what they say on the way. What they say to caches does not belong
 * here but to {@code cache.rules}. Depends on {@code transport} and {@code http.upstream}.
 */
@NullMarked
package dev.backsource.edge.http.fields;

import org.jspecify.annotations.NullMarked;
