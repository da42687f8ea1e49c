/**
 * Which origin of a domain is asked next, from what happened before and from what the prober found. Depends on {@code http}
 * and {@code routing}.
 */
@NullMarked
package dev.backsource.edge.origin.choice;

import org.jspecify.annotations.NullMarked;
