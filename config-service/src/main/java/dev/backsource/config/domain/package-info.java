/**
 * Domains in the database: one transaction per change, revisions, history. What the API says of a domain does not belong here.
 * Depends on {@code write} for what a write is, on {@code database}, and on {@code outbox} for the row that every change leaves
 * there.
 */
@NullMarked
package dev.backsource.config.domain;

import org.jspecify.annotations.NullMarked;
