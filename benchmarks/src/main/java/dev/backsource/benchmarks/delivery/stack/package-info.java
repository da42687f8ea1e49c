/**
 * The stack in which the figures of delivery are measured: its database filled, its processor time counted, and an
 * origin that reports requests. The figures themselves do not belong here.
 */
@NullMarked
package dev.backsource.benchmarks.delivery.stack;

import org.jspecify.annotations.NullMarked;
