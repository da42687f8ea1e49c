/**
 * Header fields: which are handed on to origins and clients, and what they say on the way. Depends on {@code
 * http.upstream}.
 */
@NullMarked
package dev.backsource.edge.http.fields;

import org.jspecify.annotations.NullMarked;
