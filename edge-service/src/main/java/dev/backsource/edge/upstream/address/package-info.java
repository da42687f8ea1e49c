/**
 * At which addresses an origin can be reached, and which of them the edge may connect to. Depends on
 * {@code transport} and on the kernel, whose rule says which.
 * Connecting to an address does not belong here.
 */
@NullMarked
package dev.backsource.edge.upstream.address;

import org.jspecify.annotations.NullMarked;
