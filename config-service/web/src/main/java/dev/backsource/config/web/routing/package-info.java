/**
 * The table of routes, the responses to requests without a resource (unknown paths, other methods, {@code OPTIONS}, failures of HTTP or
 * of the service), and what every response has. Routes and resources themselves don't belong here.
 */
@NullMarked
package dev.backsource.config.web.routing;

import org.jspecify.annotations.NullMarked;
