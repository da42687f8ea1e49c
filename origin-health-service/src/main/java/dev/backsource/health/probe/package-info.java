/**
 * When ports are probed, and what a series of outcomes means. Knows ports; domains do not belong here, nor how one probe works,
 * which belongs to {@code probe.attempt}. Depends on that and the root only.
 */
@NullMarked
package dev.backsource.health.probe;

import org.jspecify.annotations.NullMarked;
