/** The figures of one domain. Keeping them belongs to {@code config.figures}. */
@NullMarked
package dev.backsource.config.api.figures;

import org.jspecify.annotations.NullMarked;
