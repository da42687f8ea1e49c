/**
 * A body that arrives once and is read by many clients, each at its own pace, while the origin is held back for the slowest.
 * Whose body it is and whether it is stored is decided outside, in {@code cache.collapsing}; bodies that are stored already belong to
 * {@code cache.answer}.
 */
@NullMarked
package dev.backsource.edge.cache.collapsing.body;

import org.jspecify.annotations.NullMarked;
