/**
 * Edges' explanations of the way of one request. Finding them belongs to the edge, and their events to {@code event}. Depends on {@code domain} and
 * {@code protocol}.
 */
@NullMarked
package dev.backsource.policy.explanation;

import org.jspecify.annotations.NullMarked;
