/** A service as it is packaged, in a process of its own that tests start, ask, stop and kill. */
@NullMarked
package dev.backsource.testing.service;

import org.jspecify.annotations.NullMarked;
