/** Proposals of changes: made by an operator, approved by another. Changing domains without a proposal belongs to {@code api.parts}. */
@NullMarked
package dev.backsource.config.api.proposals;

import org.jspecify.annotations.NullMarked;
