/**
 * Permissions: callers, their roles, and the scope of these. One class decides, {@link dev.backsource.config.access.Caller}.
 * Authentication, by a key or otherwise, belongs to the packages below; requests over HTTP belong to {@code config.web}.
 */
@NullMarked
package dev.backsource.config.access;

import org.jspecify.annotations.NullMarked;
