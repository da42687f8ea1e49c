/**
 * Timeouts on one event loop, kept in lists that are checked periodically instead of in a timer for each. The limited
 * operations, and the consequences of a timeout, do not belong here. Depends on the JDK only.
 */
@NullMarked
package dev.backsource.edge.deadline;

import org.jspecify.annotations.NullMarked;
