/** The common parts of the event log's tests. */
@NullMarked
package dev.backsource.eventlog.testing;

import org.jspecify.annotations.NullMarked;
