/**
 * The shared kernel: what the origin protocol policy means and how its changes are written down. Frameworks, I/O and
 * clocks do not belong here; services depend on the kernel, and it depends on none of them.
 *
 * <p>Inside, dependencies point one way: {@code event} to {@code purge} to {@code domain} to {@code protocol}.
 */
@NullMarked
package dev.backsource.policy;

import org.jspecify.annotations.NullMarked;
