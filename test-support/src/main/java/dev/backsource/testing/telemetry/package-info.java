/** A collector of spans, which tests read. What the spans mean does not belong here but to the tests. */
@NullMarked
package dev.backsource.testing.telemetry;

import org.jspecify.annotations.NullMarked;
