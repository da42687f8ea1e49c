/**
 * One probe of a port, from the lookup of its name to the handshake, and its outcome. The timing of probes and the meaning of a series of outcomes
 * belong to {@code probe}. Depends on no other package of the service.
 */
@NullMarked
package dev.backsource.health.probe.attempt;

import org.jspecify.annotations.NullMarked;
