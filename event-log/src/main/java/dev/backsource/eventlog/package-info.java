/**
 * The form of a record: an event as a record and back, its signature, and the partition of a key. Reading, writing and creating topics
 * does not belong here but to the packages below; nothing here opens a client. Plain Kafka client, no framework;
 * depends on the kernel only.
 */
@NullMarked
package dev.backsource.eventlog;

import org.jspecify.annotations.NullMarked;
