/**
 * The syntax of cache directives in Cache-Control, CDN-Cache-Control and Pragma (RFC 9111 §5, RFC 9213). The meaning of a
 * directive does not belong here but to {@code RequestDirectives} and {@code ResponseDirectives} of the rules.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax.directives;

import org.jspecify.annotations.NullMarked;
