/**
 * Properties: tests that hold for many values, drawn anew for each case from a seed that a failure prints. Samples of
 * one module's types do not belong here.
 *
 * <p>{@link dev.backsource.testing.samples.Samples} marks such a test, {@link dev.backsource.testing.samples.Sample} is
 * the source of its values.
 */
@NullMarked
package dev.backsource.testing.samples;

import org.jspecify.annotations.NullMarked;
