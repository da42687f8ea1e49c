/**
 * Limits of time on one event loop, kept in lists that are looked at now and then instead of in a timer for each. What is limited
 * and what follows when the time is over belongs to who sets the deadline. Depends on the JDK only.
 */
@NullMarked
package dev.backsource.edge.deadline;

import org.jspecify.annotations.NullMarked;
