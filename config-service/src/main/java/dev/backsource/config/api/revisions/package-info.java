/** The revisions of a domain, and the restoring of one. Differences between revisions belong to {@code config.history}. */
@NullMarked
package dev.backsource.config.api.revisions;

import org.jspecify.annotations.NullMarked;
