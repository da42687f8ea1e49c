/**
 * The table of routes, and what is answered where no resource answers: no such path, another method, {@code OPTIONS}, a failure
 * of HTTP or of the service. No route and no resource belongs here.
 */
@NullMarked
package dev.backsource.config.web.routing;

import org.jspecify.annotations.NullMarked;
