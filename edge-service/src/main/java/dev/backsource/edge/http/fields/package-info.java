/**
 * Header fields in forwarding: the selection for origins and clients, hop-by-hop fields, and the fields that the edge
 * adds. Their meaning to caches does not belong here but to {@code cache.rules}. Depends on {@code transport}, {@code findings} and
 * {@code http.upstream}.
 */
@NullMarked
package dev.backsource.edge.http.fields;

import org.jspecify.annotations.NullMarked;
