/**
 * Operators' requests for custom ports, and administrators' decisions. The meaning of a granted port belongs to the kernel, and granting without a
 * request to {@code domain}, which this package depends on.
 */
@NullMarked
package dev.backsource.config.ports;

import org.jspecify.annotations.NullMarked;
