/**
 * Which origin of a domain is asked next, from what happened before and from what the prober found. Depends on {@code http}
 * and {@code routing}.
 * How an origin is asked does not belong here.
 */
@NullMarked
package dev.backsource.edge.origin.choice;

import org.jspecify.annotations.NullMarked;
