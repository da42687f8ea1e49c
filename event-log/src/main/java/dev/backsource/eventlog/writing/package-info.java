/**
 * Writing batches that are whole or not there at all, by one instance at a time. Records that need neither go through a channel of the
 * service's and don't belong here. Depends on no other package of the event log.
 */
@NullMarked
package dev.backsource.eventlog.writing;

import org.jspecify.annotations.NullMarked;
