/**
 * The form of a record: an event as a record and back, and the partition of a key. How records are read and written, and by whom
 * topics are made, is in the packages below; nothing here opens a client. Plain Kafka client, no framework; depends on the
 * kernel only.
 */
@NullMarked
package dev.backsource.eventlog;

import org.jspecify.annotations.NullMarked;
