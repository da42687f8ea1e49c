/**
 * The trust in origins: the certificates to verify them against, and the matching options of Vert.x. Depends on {@code routing}
 * and on the kernel, whose rules for certificates it applies. The use of a connection does not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.trust;

import org.jspecify.annotations.NullMarked;
