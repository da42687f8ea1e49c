/**
 * The taster: tries policy changes in a process of its own before the edge applies them. Starts that process, hands it changes and takes its verdicts;
 * the process itself is {@code tasting}. Depends on {@code routing.changes} and the event log only. The choice of the changes to try does not belong
 * here.
 */
@NullMarked
package dev.backsource.edge.taster;

import org.jspecify.annotations.NullMarked;
