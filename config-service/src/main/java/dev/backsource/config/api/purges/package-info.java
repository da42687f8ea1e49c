/**
 * Purges of a domain: ask for one, list them, read how far the edges are. What a purge may name is the kernel's to say.
 */
@NullMarked
package dev.backsource.config.api.purges;

import org.jspecify.annotations.NullMarked;
