/**
 * Changes and creations of several domains in one request. Bodies and responses of a single one belong to {@code parts}, {@code domains}
 * and {@code answers}.
 */
@NullMarked
package dev.backsource.config.api.batches;

import org.jspecify.annotations.NullMarked;
