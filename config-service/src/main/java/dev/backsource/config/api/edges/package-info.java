/** Edges, and their progress with a revision. The rule for it belongs to {@code config.rollout}. */
@NullMarked
package dev.backsource.config.api.edges;

import org.jspecify.annotations.NullMarked;
