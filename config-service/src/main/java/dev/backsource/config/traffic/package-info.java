/**
 * What the fleet has done in the last hours, in memory: the traffic of edges, and how long changes took to all of them. Which edges
 * there are belongs to {@code edges}, how far one change is to {@code rollout}; the long memory is Prometheus'. Depends on {@code
 * edges} and {@code events}.
 */
@NullMarked
package dev.backsource.config.traffic;

import org.jspecify.annotations.NullMarked;
