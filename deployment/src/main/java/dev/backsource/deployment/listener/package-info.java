/**
 * The connection limits of a listener, per address and in total, and the counting as connections are accepted. Responses to refused clients do not
 * belong here. Depends on the kernel only; the gate and the transport know internals of Vert.x and Netty.
 */
@NullMarked
package dev.backsource.deployment.listener;

import org.jspecify.annotations.NullMarked;
