/**
 * The table of routes, and the responses to requests without a resource: unknown paths, other methods, {@code OPTIONS}, failures of HTTP or
 * of the service. Routes and resources themselves don't belong here.
 */
@NullMarked
package dev.backsource.config.web.routing;

import org.jspecify.annotations.NullMarked;
