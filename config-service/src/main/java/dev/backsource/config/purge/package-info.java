/**
 * Purges in the database: what was asked for, and where it was published. Depends on {@code domain} for the domain that
 * is purged, on {@code write} for what a write is, and on {@code outbox} for the row that every purge leaves there.
 */
@NullMarked
package dev.backsource.config.purge;

import org.jspecify.annotations.NullMarked;
