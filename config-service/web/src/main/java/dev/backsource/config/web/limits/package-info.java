/**
 * Responses about rate limits: the remaining requests of a caller, and the refusal of too many. The counting belongs to
 * {@code access.limits}, authentication to {@code web.caller}.
 */
@NullMarked
package dev.backsource.config.web.limits;

import org.jspecify.annotations.NullMarked;
