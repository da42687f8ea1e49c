/**
 * A body that arrives once and is read by many clients, each at its own pace, while the origin is held back for the slowest.
 * Decisions about the response and about storing it belong to {@code cache.collapsing}; bodies already stored belong to
 * {@code cache.answer}.
 */
@NullMarked
package dev.backsource.edge.cache.collapsing.body;

import org.jspecify.annotations.NullMarked;
