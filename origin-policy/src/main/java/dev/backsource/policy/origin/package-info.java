/**
 * The shared rules of edges and prober for connections to origins: the allowed addresses and ports, and the requested
 * name. Each rule has its only place here; connecting does not belong here. Depends on {@code domain} and {@code
 * protocol}.
 */
@NullMarked
package dev.backsource.policy.origin;

import org.jspecify.annotations.NullMarked;
