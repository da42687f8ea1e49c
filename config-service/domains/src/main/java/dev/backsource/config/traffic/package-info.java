/**
 * The fleet's last hours, in memory: the traffic of edges, and the rollout times of changes. The list of edges belongs to {@code edges}, and the
 * progress of one change to {@code rollout}; Prometheus keeps the long-term history. Depends on {@code edges} and {@code events}.
 */
@NullMarked
package dev.backsource.config.traffic;

import org.jspecify.annotations.NullMarked;
