/**
 * The texts of the edge's own responses, in one catalogue, and their types by RFC 9209. The decision that a request is refused does not belong
 * here. Depends on the kernel's kinds of findings only.
 */
@NullMarked
package dev.backsource.edge.error;

import org.jspecify.annotations.NullMarked;
