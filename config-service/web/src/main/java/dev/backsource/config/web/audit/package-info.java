/**
 * The selection of requests for the audit, and their entries: all requests that may change something, and refused requests. Entries of
 * changes are written with the change, by {@code config.audit}; the listing of entries doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.audit;

import org.jspecify.annotations.NullMarked;
