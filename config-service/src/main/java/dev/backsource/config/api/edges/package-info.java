/**
 * Edges, and which of them have applied a revision. How that is judged belongs to {@code config.rollout}.
 */
@NullMarked
package dev.backsource.config.api.edges;

import org.jspecify.annotations.NullMarked;
