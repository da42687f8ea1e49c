/** A broker for tests, and where its data lies. The broker itself is in {@code embedded-infrastructure}. */
@NullMarked
package dev.backsource.testing.infrastructure;

import org.jspecify.annotations.NullMarked;
