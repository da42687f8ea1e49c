/**
 * The timing of probes, and the verdict on a series of outcomes. Knows ports; domains do not belong here, nor the single probe, which belongs to
 * {@code probe.attempt}. Depends on that and the root only.
 */
@NullMarked
package dev.backsource.health.probe;

import org.jspecify.annotations.NullMarked;
