/**
 * Collapsed forwarding: one back-to-origin request for all who can share its response. {@code CollapsedForwarding} is the way
 * in and explains it as a whole; {@code Outcomes} is the way out, which the look-up implements. What may be stored or reused is
 * decided in {@code cache.rules}, how a stored response is written in {@code cache.answer}; neither belongs here, and
 * nothing here knows the look-up.
 */
@NullMarked
package dev.backsource.edge.cache.collapsing;

import org.jspecify.annotations.NullMarked;
