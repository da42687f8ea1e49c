/** A name server with the records of a test. The resolving of names belongs to the tested code. */
@NullMarked
package dev.backsource.testing.names;

import org.jspecify.annotations.NullMarked;
