/** The rows of role bindings, of all holders. The meaning of a binding belongs to {@link dev.backsource.config.access.RoleBinding}. */
@NullMarked
package dev.backsource.config.access.bindings;

import org.jspecify.annotations.NullMarked;
