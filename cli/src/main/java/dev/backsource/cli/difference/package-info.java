/** What differs between two values, field by field. Where they come from doesn't belong here. */
@NullMarked
package dev.backsource.cli.difference;

import org.jspecify.annotations.NullMarked;
