/**
 * The edges that report, and what they last said. How far they are with a change isn't judged here but in {@code rollout}.
 * Depends on {@code view}, by which their topic is read.
 */
@NullMarked
package dev.backsource.config.edges;

import org.jspecify.annotations.NullMarked;
