/**
 * The event stream's address: its parameters and refusals. The stream itself belongs to {@code config.events}.
 */
@NullMarked
package dev.backsource.config.api.events;

import org.jspecify.annotations.NullMarked;
