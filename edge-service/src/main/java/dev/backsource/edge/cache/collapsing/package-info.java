/**
 * Collapsed forwarding: one back-to-origin request for all requests that can share its response.
 * {@code CollapsedForwarding} is the way in and explains the whole; {@code Fetch} is the state machine, with a table of its
 * transitions; {@code FetchFallback} is the way out, which the look-up implements. The rules of storing and reuse do not belong here but to {@code cache.rules}, nor does the writing of a
 * stored response, which belongs to {@code cache.answer}. Nothing here depends on the look-up.
 */
@NullMarked
package dev.backsource.edge.cache.collapsing;

import org.jspecify.annotations.NullMarked;
