/**
 * Which edges have applied a revision or dealt with a purge, from what the edges report. Depends on {@code domain},
 * {@code purge}, {@code outbox}, {@code reconciliation} and {@code view}.
 */
@NullMarked
package dev.backsource.config.rollout;

import org.jspecify.annotations.NullMarked;
