/** Broker and database as Quarkus test resources. */
@NullMarked
package dev.backsource.local.testing;

import org.jspecify.annotations.NullMarked;
