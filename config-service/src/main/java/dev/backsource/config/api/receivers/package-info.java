/** Receivers of alerts over REST. Telling them of alerts belongs to {@code notification}. */
@NullMarked
package dev.backsource.config.api.receivers;

import org.jspecify.annotations.NullMarked;
