/**
 * The edges that report, and their last reports. Their progress with a change does not belong here but to {@code rollout}. Depends on {@code view},
 * which reads their topic.
 */
@NullMarked
package dev.backsource.config.edges;

import org.jspecify.annotations.NullMarked;
