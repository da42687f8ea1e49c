/**
 * How tests are let in by config-service. What callers may do belongs to the tests of that.
 */
@NullMarked
package dev.backsource.testing.access;

import org.jspecify.annotations.NullMarked;
