/**
 * The rows of role bindings, whoever holds them. What a binding means belongs to {@link dev.backsource.config.access.RoleBinding}.
 */
@NullMarked
package dev.backsource.config.access.bindings;

import org.jspecify.annotations.NullMarked;
