/** A real Kafka broker and a real PostgreSQL, each in a process of its own that can be stopped and killed. */
@NullMarked
package dev.backsource.infrastructure;

import org.jspecify.annotations.NullMarked;
