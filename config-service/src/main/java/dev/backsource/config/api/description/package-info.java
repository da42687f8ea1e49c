/**
 * The interface's description (OpenAPI): what the framework can't see of resources, derived where it can be, listed once where
 * it can't. Depends on nothing but names; no resource depends on it.
 */
@NullMarked
package dev.backsource.config.api.description;

import org.jspecify.annotations.NullMarked;
