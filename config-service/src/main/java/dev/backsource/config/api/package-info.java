/**
 * The REST interface. Each feature has a package of its own, which no other feature knows, except for the shared {@code answers} and
 * {@code parts}; this package has only code for all of them. Code without a feature belongs to {@code config.web}. No other package of the
 * service knows this one.
 */
@NullMarked
package dev.backsource.config.api;

import org.jspecify.annotations.NullMarked;
