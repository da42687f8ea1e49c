/**
 * The parts of a domain that are set one by one: their bodies, and {@code PUT} and {@code PATCH} of each. Operations on a domain as a whole
 * belong to {@code domains}. Bodies with several parts, there and in {@code batches}, are made of these.
 */
@NullMarked
package dev.backsource.config.api.parts;

import org.jspecify.annotations.NullMarked;
