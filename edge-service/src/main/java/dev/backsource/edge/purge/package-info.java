/**
 * The way of purges from their topic to the cache. Finding the responses to remove does not belong here. Depends on
 * {@code cache}; {@code status} reports its progress.
 */
@NullMarked
package dev.backsource.edge.purge;

import org.jspecify.annotations.NullMarked;
