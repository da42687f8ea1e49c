/**
 * The OpenAPI document: the parts that the framework can't see in resources, derived from the table of routes and the shapes of bodies
 * where possible, and listed once where not. It is made while the service is built. Code that answers requests doesn't belong here, except
 * for showing the document in browsers.
 */
@NullMarked
package dev.backsource.config.web.openapi;

import org.jspecify.annotations.NullMarked;
