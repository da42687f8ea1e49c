/**
 * Properties: tests that hold for many values, drawn anew for each case from a seed that a failure prints. What a
 * sample of one module's types looks like does not belong here.
 *
 * <p>{@link dev.backsource.testing.samples.Samples} marks such a test, {@link dev.backsource.testing.samples.Sample} is
 * where it draws its values from.
 */
@NullMarked
package dev.backsource.testing.samples;

import org.jspecify.annotations.NullMarked;
