/** The access log of one domain. Following it belongs to {@code config.tail}. */
@NullMarked
package dev.backsource.config.api.tail;

import org.jspecify.annotations.NullMarked;
