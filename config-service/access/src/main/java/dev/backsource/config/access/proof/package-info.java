/**
 * Proofs that a name is its team's, from DNS or from the server at the name. Permission to add a domain belongs to {@code config.access},
 * the domain itself to {@code config.domain}.
 */
@NullMarked
package dev.backsource.config.access.proof;

import org.jspecify.annotations.NullMarked;
