/**
 * The OpenAPI document: what the framework can't see of resources, derived where it can be, listed once where it can't. It
 * depends on nothing but names. Nothing that answers requests belongs here, but for the way browsers are shown the document.
 */
@NullMarked
package dev.backsource.config.web.openapi;

import org.jspecify.annotations.NullMarked;
