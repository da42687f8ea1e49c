/**
 * Why one request goes where it goes, as edges tell it. How it is found out does not belong here but to the edge, nor how it travels,
 * which {@code event} says. Depends on {@code domain} and {@code protocol}.
 */
@NullMarked
package dev.backsource.policy.explanation;

import org.jspecify.annotations.NullMarked;
