/**
 * What edges and prober have to agree on when they connect to an origin: which addresses and ports are allowed, and
 * which name is requested there. A rule that is here is nowhere else; connecting does not belong here. Depends on
 * {@code domain} and {@code protocol}.
 */
@NullMarked
package dev.backsource.policy.origin;

import org.jspecify.annotations.NullMarked;
