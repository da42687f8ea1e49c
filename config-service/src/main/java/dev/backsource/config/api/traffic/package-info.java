/** What the fleet did lately. How that is remembered belongs to {@code config.traffic}. */
@NullMarked
package dev.backsource.config.api.traffic;

import org.jspecify.annotations.NullMarked;
