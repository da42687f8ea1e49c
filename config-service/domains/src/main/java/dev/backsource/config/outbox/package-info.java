/**
 * The rest of the service's view of the outbox: adding events, recording and announcing their publication, and signing published events. Reading the
 * table and publishing is up to {@code relay}, which no other package uses. Contents of events, and the tables of their subjects, don't belong here.
 * Depends on no feature.
 */
@NullMarked
package dev.backsource.config.outbox;

import org.jspecify.annotations.NullMarked;
