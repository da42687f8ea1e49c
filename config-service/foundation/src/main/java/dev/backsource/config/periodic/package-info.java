/** Periodic tasks. The work itself belongs to the packages that do it. */
@NullMarked
package dev.backsource.config.periodic;

import org.jspecify.annotations.NullMarked;
