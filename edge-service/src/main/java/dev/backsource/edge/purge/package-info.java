/**
 * Reads what operators purge and has the cache drop it. How the cache finds what is to be dropped doesn't belong here. Depends on {@code cache}; {@code status} reports how far it is.
 */
@NullMarked
package dev.backsource.edge.purge;

import org.jspecify.annotations.NullMarked;
