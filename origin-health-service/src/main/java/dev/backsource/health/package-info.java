/**
 * The origin health service: probes the origin ports that policies need, and raises an alert when one is closed.
 *
 * <p>{@code watch} knows the domains of this instance and ties the rest together; it depends on {@code probe}, {@code
 * http}, {@code alert} and {@code log}, {@code alert} on none of them, and nothing depends on {@code watch}. {@code preflight}
 * answers questions, apart from all that. Here are only the thread on which all of them keep their state, the clock, and how the
 * event log is tied in; probes and alerts do not belong here.
 */
@NullMarked
package dev.backsource.health;

import org.jspecify.annotations.NullMarked;
