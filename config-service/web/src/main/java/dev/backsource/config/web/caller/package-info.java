/**
 * Authentication of requests: their credentials and their admission. Permissions of callers belong to {@code config.access}, the role that
 * a route requires belongs to {@code web.routing}.
 */
@NullMarked
package dev.backsource.config.web.caller;

import org.jspecify.annotations.NullMarked;
