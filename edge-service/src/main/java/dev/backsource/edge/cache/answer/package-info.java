/**
 * Answers to clients from stored responses: whole, in parts, or with the news that they have it already, and no faster than
 * they take it. Whether a stored response may be used is decided elsewhere; nothing here asks an origin.
 */
@NullMarked
package dev.backsource.edge.cache.answer;

import org.jspecify.annotations.NullMarked;
