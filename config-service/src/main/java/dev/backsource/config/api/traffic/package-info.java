/** Recent traffic of the fleet. Keeping it belongs to {@code config.traffic}. */
@NullMarked
package dev.backsource.config.api.traffic;

import org.jspecify.annotations.NullMarked;
