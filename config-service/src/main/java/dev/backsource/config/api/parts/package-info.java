/**
 * The parts of a domain that are set one by one: their bodies, and {@code PUT} and {@code PATCH} of each. What is done with a
 * domain as a whole belongs to {@code domains}. A body of several parts, there and in {@code batches}, is made of these.
 */
@NullMarked
package dev.backsource.config.api.parts;

import org.jspecify.annotations.NullMarked;
