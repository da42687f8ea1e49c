/**
 * The pictures in {@code docs/images}: which there are, the sources of each, and their taking over a stack of its own. What a page has to show does not belong
 * here, but in the tests of the console.
 */
@NullMarked
package dev.backsource.system.pictures;

import org.jspecify.annotations.NullMarked;
