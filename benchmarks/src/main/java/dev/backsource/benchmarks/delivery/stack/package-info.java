/**
 * The stack that the figures of the delivery are measured in, with its database filled, its processor time counted and an origin
 * that tells what asked it.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.stack;

import org.jspecify.annotations.NullMarked;
