/**
 * The addresses of origins, and the check that the edge may connect to them. Depends on {@code transport} and on the
 * kernel, which has the rule of allowed addresses. Connecting to an address does not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.address;

import org.jspecify.annotations.NullMarked;
