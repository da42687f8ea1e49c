/**
 * The way of changes to the edges: one package per figure, and the stack they are measured in. Figures of requests
 * belong to {@code edge}.
 */
@NullMarked
package dev.backsource.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
