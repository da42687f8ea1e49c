/** People over REST: their accounts, passwords and sessions. The model of these belongs to {@code config.access}. */
@NullMarked
package dev.backsource.config.api.access.people;

import org.jspecify.annotations.NullMarked;
