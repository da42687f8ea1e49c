/**
 * The trials of progressive rollouts at this edge, for all event loops. The requests that take part in them do not belong here.
 * Depends on the kernel only.
 */
@NullMarked
package dev.backsource.edge.progressive;

import org.jspecify.annotations.NullMarked;
