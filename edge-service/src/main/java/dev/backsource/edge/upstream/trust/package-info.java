/**
 * Whom origins are verified against, and what Vert.x is told of it. Depends on {@code routing} and on the kernel, whose rules for
 * certificates it applies. What is done over a connection does not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.trust;

import org.jspecify.annotations.NullMarked;
