/**
 * Purges in the database: the requests, and their positions in the topic. The edges' progress with a purge does not belong here but to {@code
 * rollout}. Depends on {@code domain} for the purged domain, on {@code write} for the notion of a write, and on {@code outbox} for the row that every
 * purge adds to it.
 */
@NullMarked
package dev.backsource.config.purge;

import org.jspecify.annotations.NullMarked;
