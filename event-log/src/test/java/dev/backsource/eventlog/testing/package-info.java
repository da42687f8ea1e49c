/** What the tests of the event log share. */
@NullMarked
package dev.backsource.eventlog.testing;

import org.jspecify.annotations.NullMarked;
