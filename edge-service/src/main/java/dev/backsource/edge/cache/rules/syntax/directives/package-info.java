/**
 * How cache directives are written, in Cache-Control, CDN-Cache-Control and Pragma (RFC 9111 §5, RFC 9213). What a directive
 * means does not belong here: {@code RequestDirectives} and {@code ResponseDirectives} of the rules say that.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax.directives;

import org.jspecify.annotations.NullMarked;
