/** The tests' access to config-service. Permissions of callers belong to the tests of those. */
@NullMarked
package dev.backsource.testing.access;

import org.jspecify.annotations.NullMarked;
