/** The packaged service, its broker and origins on loopback, for the tests that run them for real. */
@NullMarked
package dev.backsource.health.testing;

import org.jspecify.annotations.NullMarked;
