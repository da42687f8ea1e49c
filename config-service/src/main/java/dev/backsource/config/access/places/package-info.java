/**
 * Whose places are: of all that has a fixed number at an instance or in the database, how much one tenant may have, however many callers
 * it makes, and how much is kept for administrators of all domains. What is answered to who finds no place belongs to {@code web.limits}.
 */
@NullMarked
package dev.backsource.config.access.places;

import org.jspecify.annotations.NullMarked;
