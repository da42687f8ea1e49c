/**
 * Progressive rollouts: their rows beside the domains, and the writes that start, move and end them. At most one is under way in a domain, and 256 in a
 * deployment. How a candidate is judged at an edge belongs to the kernel; the write of a domain itself to {@code domain}, which this package depends on.
 */
@NullMarked
package dev.backsource.config.progressive;

import org.jspecify.annotations.NullMarked;
