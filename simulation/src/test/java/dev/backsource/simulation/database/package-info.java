/**
 * The database as the services see it: domains whose rows are locked, their history, the outbox, the relays' sessions, and a backup that
 * it can be put back to. How a change reaches the topic doesn't belong here.
 */
@NullMarked
package dev.backsource.simulation.database;

import org.jspecify.annotations.NullMarked;
