/**
 * The edge's reports about itself: its status on the topic of edge statuses, and its health. Metrics belong to the packages that they measure.
 * Depends on {@code http.telemetry}, {@code identity}, {@code purge}, {@code recovery}, {@code routing}, {@code routing.changes} and {@code snapshot}.
 */
@NullMarked
package dev.backsource.edge.status;

import org.jspecify.annotations.NullMarked;
