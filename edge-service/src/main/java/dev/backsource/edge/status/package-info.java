/**
 * What the edge tells of itself: its report on the topic of edge statuses, and its health. Depends on
 * {@code purge}, {@code routing} and {@code snapshot}.
 */
@NullMarked
package dev.backsource.edge.status;

import org.jspecify.annotations.NullMarked;
