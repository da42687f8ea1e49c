/**
 * The origin health service: probes the origin ports that the policies need and alerts when one is closed.
 *
 * <p>{@code watch} knows the domains this instance answers for and ties the rest together; it depends on {@code probe},
 * {@code alert} and {@code log}, {@code alert} on none of them, and nothing depends on {@code watch}. This package holds
 * the one thread that all of them keep their state on, and how the event log is tied in.
 */
@NullMarked
package dev.backsource.health;

import org.jspecify.annotations.NullMarked;
