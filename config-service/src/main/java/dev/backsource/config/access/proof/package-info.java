/**
 * Whether a name is its team's, as the name servers, or the server at the name, have it. Who may add a domain at all belongs to {@code config.access}, what a domain
 * is to {@code config.domain}.
 */
@NullMarked
package dev.backsource.config.access.proof;

import org.jspecify.annotations.NullMarked;
