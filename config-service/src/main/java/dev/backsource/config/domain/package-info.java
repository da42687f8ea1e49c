/**
 * Domains in the database: one transaction per change, revisions, history. Depends on {@code outbox} for the row that
 * every change leaves there.
 */
@NullMarked
package dev.backsource.config.domain;

import org.jspecify.annotations.NullMarked;
