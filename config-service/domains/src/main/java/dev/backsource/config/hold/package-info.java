/**
 * The release of a mass change that edges hold: its domains are published again with a mark. It depends on {@code edges} and {@code domain}, and keeps
 * nothing. What an edge holds, and why, is up to the edge, and the limit does not belong here; it is in {@code masschange}.
 */
@NullMarked
package dev.backsource.config.hold;

import org.jspecify.annotations.NullMarked;
