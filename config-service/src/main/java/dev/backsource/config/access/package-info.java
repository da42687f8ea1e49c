/**
 * Who may do what: callers, their roles, and where those hold. One place decides, {@link dev.backsource.config.access.Caller}. How a
 * caller is known, by a key or otherwise, belongs to the packages below; what is asked for over HTTP to {@code config.web}.
 */
@NullMarked
package dev.backsource.config.access;

import org.jspecify.annotations.NullMarked;
