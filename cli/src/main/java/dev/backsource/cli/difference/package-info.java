/** The differences between two values, field by field. The origin of the values doesn't belong here. */
@NullMarked
package dev.backsource.cli.difference;

import org.jspecify.annotations.NullMarked;
