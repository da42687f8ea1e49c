/**
 * Progressive rollouts: their rows beside the domains, the writes that start, move and end them, and the rule by which they move by themselves. At most one
 * is under way in a domain, and 256 in a deployment. How a candidate is judged at an edge belongs to the kernel; the write of a domain itself to
 * {@code domain}. Depends on that, and on {@code edges} and {@code rollout} for the edges' reports and the revisions that they serve.
 */
@NullMarked
package dev.backsource.config.progressive;

import org.jspecify.annotations.NullMarked;
