/**
 * The progressive rollouts that this edge serves: one {@code Trial} each, in {@code Trials}, with the verdict for each back-to-origin request, and the
 * aborts in a file for the next start. The statistics are the kernel's; the requests and the routes don't belong here. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.edge.progressive;

import org.jspecify.annotations.NullMarked;
