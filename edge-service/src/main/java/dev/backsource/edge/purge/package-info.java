/**
 * Reads purges from their topic and makes the cache carry them out. How the cache finds what to remove does not belong
 * here. Depends on {@code cache}; {@code status} reports its progress.
 */
@NullMarked
package dev.backsource.edge.purge;

import org.jspecify.annotations.NullMarked;
