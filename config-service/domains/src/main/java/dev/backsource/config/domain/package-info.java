/**
 * Domains in the database: one transaction per change, revisions, history. The API's representation of a domain does not belong here. Depends on
 * {@code write} for the notion of a write, on {@code database}, and on {@code outbox} for the row that every change adds to it.
 */
@NullMarked
package dev.backsource.config.domain;

import org.jspecify.annotations.NullMarked;
