/** What is done over and over. What that is belongs to the packages that do it. */
@NullMarked
package dev.backsource.config.periodic;

import org.jspecify.annotations.NullMarked;
