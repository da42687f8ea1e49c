/**
 * The edge: finds the route of each client request and goes back to an origin by it. Here are only the settings that
 * every package reads, and the start of reading from Kafka. {@code proxy} depends on {@code cache} and {@code routing},
 * {@code cache} and {@code status} on {@code routing}; {@code routing} on none of them.
 */
@NullMarked
package dev.backsource.edge;

import org.jspecify.annotations.NullMarked;
