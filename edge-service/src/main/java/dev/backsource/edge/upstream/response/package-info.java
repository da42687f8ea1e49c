/**
 * The strict reading of an origin's responses (RFC 9112): bytes in, parts of responses out. Knows no channel and depends on
 * {@code transport} only. The meaning of a response to caches does not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.response;

import org.jspecify.annotations.NullMarked;
