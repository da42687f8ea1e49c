/**
 * Responses from the store: whole, in ranges, or as 304, written no faster than the client reads them. The decision
 * about reuse does not belong here but to {@code cache.rules}; nothing here contacts an origin.
 */
@NullMarked
package dev.backsource.edge.cache.answer;

import org.jspecify.annotations.NullMarked;
