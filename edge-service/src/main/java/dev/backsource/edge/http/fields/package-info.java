/**
 * Header fields: which are forwarded to origins and clients, and what they mean on the way. What they mean to caches
 * does not belong here but to {@code cache.rules}. Depends on {@code transport} and {@code http.upstream}.
 */
@NullMarked
package dev.backsource.edge.http.fields;

import org.jspecify.annotations.NullMarked;
