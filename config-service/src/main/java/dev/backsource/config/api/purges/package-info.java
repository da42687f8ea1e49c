/**
 * Purges of a domain, and of all domains visible to the caller: request one, list them, read the progress of the edges. The permitted
 * scopes of a purge belong to the kernel.
 */
@NullMarked
package dev.backsource.config.api.purges;

import org.jspecify.annotations.NullMarked;
