/**
 * Kafka's availability: its host names, an admin client, and reports once when it goes away and once when it is back. The content of topics doesn't
 * belong here. Depends on no other package of the event log.
 */
@NullMarked
package dev.backsource.eventlog.broker;

import org.jspecify.annotations.NullMarked;
