/**
 * The limit to the number of domains that are removed or rerouted within a short time: whose changes count together, the condition in the statement of
 * a change, the refusal, and the mark of what was confirmed. It keeps the number of all domains in memory, and nothing else. It depends on {@code access},
 * {@code write} and {@code database}. Domains and their writes do not belong here; {@code domain} asks it.
 */
@NullMarked
package dev.backsource.config.masschange;

import org.jspecify.annotations.NullMarked;
