/**
 * The shared kernel: what the origin protocol policy means and how its changes are written down. No framework, no I/O,
 * no clock; services depend on it, it depends on none of them.
 *
 * <p>Inside, dependencies point one way: {@code event} to {@code domain} to {@code protocol}.
 */
@NullMarked
package dev.backsource.policy;

import org.jspecify.annotations.NullMarked;
