/** What the tests of this service share: broker and database that can be stopped, an HTTP client, a topic's records. */
@NullMarked
package dev.backsource.config.testing;

import org.jspecify.annotations.NullMarked;
