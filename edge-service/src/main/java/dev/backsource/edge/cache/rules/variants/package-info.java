/**
 * Variants of a resource: the request fields that selected a stored response, and the secondary key made of them (RFC 9111 §4.1).
 * Keeping and finding variants does not belong here but to {@code cache.store}. Depends on {@code cache.rules.syntax}.
 */
@NullMarked
package dev.backsource.edge.cache.rules.variants;

import org.jspecify.annotations.NullMarked;
