/**
 * The shared rules of edges and prober for connections to origins: the allowed addresses and ports, the requested
 * name, the accepted certificates, and the changes that make stored responses unusable. Each rule has its only place
 * here; connecting does not belong here. Depends on {@code domain}, {@code protocol} and {@code finding}.
 */
@NullMarked
package dev.backsource.policy.origin;

import org.jspecify.annotations.NullMarked;
