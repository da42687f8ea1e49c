/**
 * The OpenAPI document: what the framework can't see of resources, derived from the table of routes and the shapes of bodies where
 * it can be, listed once where it can't. It is made while the service is built. Nothing that answers requests belongs here, but for the way browsers are shown the document.
 */
@NullMarked
package dev.backsource.config.web.openapi;

import org.jspecify.annotations.NullMarked;
