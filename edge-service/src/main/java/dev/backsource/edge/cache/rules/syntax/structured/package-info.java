/**
 * Structured fields (RFC 9651), as far as caching needs them: dictionaries are read, bare items written. What a member means
 * does not belong here.
 */
@NullMarked
package dev.backsource.edge.cache.rules.syntax.structured;

import org.jspecify.annotations.NullMarked;
