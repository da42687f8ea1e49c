/**
 * The revisions of a domain, and the way back to one. How revisions differ does not belong here but to {@code
 * config.history}.
 */
@NullMarked
package dev.backsource.config.api.revisions;

import org.jspecify.annotations.NullMarked;
