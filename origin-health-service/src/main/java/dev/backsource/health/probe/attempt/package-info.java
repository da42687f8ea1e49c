/**
 * One probe of a port, from the lookup of its name to the handshake, and what it found. When a port is probed, and what a series of
 * outcomes means, does not belong here but to {@code probe}. Depends on no other package of the service.
 */
@NullMarked
package dev.backsource.health.probe.attempt;

import org.jspecify.annotations.NullMarked;
