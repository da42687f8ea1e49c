/**
 * At which addresses an origin can be reached, and which of them the edge may connect to. Depends on {@code http.fields} for
 * ranges of addresses.
 */
@NullMarked
package dev.backsource.edge.origin.address;

import org.jspecify.annotations.NullMarked;
