/**
 * Proposals of changes: made by an operator, approved by another. Changing domains without one doesn't belong here but to {@code
 * api.parts}.
 */
@NullMarked
package dev.backsource.config.api.proposals;

import org.jspecify.annotations.NullMarked;
