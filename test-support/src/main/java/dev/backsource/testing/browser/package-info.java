/** The browser that tests and benchmarks start. What they do with it does not belong here but to them. */
@NullMarked
package dev.backsource.testing.browser;

import org.jspecify.annotations.NullMarked;
