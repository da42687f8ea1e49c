/**
 * Changes of several domains in one request. Bodies and answers of a single change belong to {@code parts} and
 * {@code answers}.
 */
@NullMarked
package dev.backsource.config.api.batches;

import org.jspecify.annotations.NullMarked;
