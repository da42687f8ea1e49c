/**
 * The shared kernel: the meaning of the origin protocol policy and the form of its changes. Frameworks, I/O and clocks
 * do not belong here; services depend on the kernel, and it depends on none of them.
 *
 * <p>Inside, dependencies point one way: {@code event} to {@code purge} to {@code domain} to {@code protocol}.
 */
@NullMarked
package dev.backsource.policy;

import org.jspecify.annotations.NullMarked;
