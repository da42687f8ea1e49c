/**
 * A real Kafka broker and a real PostgreSQL, each in a process of its own that can be stopped and killed. The services
 * on them do not belong here.
 */
@NullMarked
package dev.backsource.infrastructure;

import org.jspecify.annotations.NullMarked;
