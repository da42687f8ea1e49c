/**
 * Backsource while its parts are killed, stopped and cut off from each other, as processes and as containers; and the
 * check afterwards that nothing was lost, invented or reordered. Depends on {@code check} and {@code writes}.
 */
@NullMarked
package dev.backsource.system.faults;

import org.jspecify.annotations.NullMarked;
