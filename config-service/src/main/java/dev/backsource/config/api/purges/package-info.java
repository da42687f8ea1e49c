/**
 * Purges of a domain, and of all that one may see: request one, list them, read how far the edges are. What a purge may name does not belong here
 * but to the kernel.
 */
@NullMarked
package dev.backsource.config.api.purges;

import org.jspecify.annotations.NullMarked;
