/**
 * The REST interface. Each feature has a package of its own, which no other knows but for what {@code answers} and {@code parts}
 * share; here is only what is about all of them. What knows no feature belongs to {@code config.web}. No other package of the
 * service knows this one.
 */
@NullMarked
package dev.backsource.config.api;

import org.jspecify.annotations.NullMarked;
