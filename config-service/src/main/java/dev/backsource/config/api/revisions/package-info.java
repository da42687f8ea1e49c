/**
 * The revisions of a domain, and back to one. How revisions differ is worked out in {@code config.history}.
 */
@NullMarked
package dev.backsource.config.api.revisions;

import org.jspecify.annotations.NullMarked;
