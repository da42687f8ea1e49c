/**
 * Purges in the database: what was requested, and where it was published. How far the edges are with a purge does not belong
 * here but to {@code rollout}. Depends on {@code domain} for the domain that is purged, on {@code write} for what a write is,
 * and on {@code outbox} for the row that every purge leaves there.
 */
@NullMarked
package dev.backsource.config.purge;

import org.jspecify.annotations.NullMarked;
