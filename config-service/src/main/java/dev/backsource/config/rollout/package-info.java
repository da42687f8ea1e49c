/**
 * Which edges have applied a revision, from what the edges report. Depends on {@code domain}, {@code outbox} and
 * {@code view}.
 */
@NullMarked
package dev.backsource.config.rollout;

import org.jspecify.annotations.NullMarked;
