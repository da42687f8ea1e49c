/**
 * Broker, database, the packaged services and the demo origin as one thing that starts, runs and stops, on loopback
 * only. How a single broker, database or origin works does not belong here but to the embedded infrastructure and {@code
 * demo}, which this package depends on, never the other way.
 */
@NullMarked
package dev.backsource.local.stack;

import org.jspecify.annotations.NullMarked;
