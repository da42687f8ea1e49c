/**
 * Timeouts on one event loop, kept in lists that are checked periodically instead of in a timer for each. What is
 * limited, and what happens when the time is over, does not belong here. Depends on the JDK only.
 */
@NullMarked
package dev.backsource.edge.deadline;

import org.jspecify.annotations.NullMarked;
