/** Progressive rollouts: begun, moved and read. Writes that change a domain at once belong to {@code api.parts}. */
@NullMarked
package dev.backsource.config.api.progressive;

import org.jspecify.annotations.NullMarked;
