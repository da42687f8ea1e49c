/**
 * Structured fields (RFC 9651), as far as caching needs them: dictionaries are read, bare items written. The meaning of a
 * member does not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax.structured;

import org.jspecify.annotations.NullMarked;
