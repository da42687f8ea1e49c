/**
 * Collapsed forwarding: one back-to-origin request for all requests that can share its response. {@code
 * CollapsedForwarding} is the way in and explains the whole; {@code Outcomes} is the way out, which the look-up
 * implements. What may be stored or reused does not belong here but to {@code cache.rules}, nor how a stored response
 * is written, which belongs to {@code cache.answer}. Nothing here knows the look-up.
 */
@NullMarked
package dev.backsource.edge.cache.collapsing;

import org.jspecify.annotations.NullMarked;
