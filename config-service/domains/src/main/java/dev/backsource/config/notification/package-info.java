/**
 * The alerts as receivers are told of them: one shape for those of domains and of the fleet, and the rule that decides which are due. Receivers and
 * the ways to them belong to the packages below. Depends on {@code health}, {@code silence}, {@code reading} and {@code database}.
 */
@NullMarked
package dev.backsource.config.notification;

import org.jspecify.annotations.NullMarked;
