/**
 * How callers are told how much they may still ask for, and that it was too much. How that is counted belongs to {@code
 * access.limits}, who asks to {@code web.caller}.
 */
@NullMarked
package dev.backsource.config.web.limits;

import org.jspecify.annotations.NullMarked;
