/**
 * What the interface says of a domain: its state, where edges go back to, and warnings. Answers that are no domain's belong to
 * their feature. All features may use this package; it uses none.
 */
@NullMarked
package dev.backsource.config.api.answers;

import org.jspecify.annotations.NullMarked;
