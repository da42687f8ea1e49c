/**
 * How many connections a listener takes, of one address and in all, and how that is counted as they are accepted. Who is told what when it
 * is too much does not belong here. Depends on the kernel only; the gate and the transport know internals of Vert.x and Netty.
 */
@NullMarked
package dev.backsource.deployment.listener;

import org.jspecify.annotations.NullMarked;
