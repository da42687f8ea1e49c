/**
 * Slots: of everything that has a fixed number at an instance or in the database, the share of one tenant, however many callers it creates,
 * and the share reserved for administrators of all domains. The response to a caller that gets no slot belongs to {@code web.limits}.
 */
@NullMarked
package dev.backsource.config.access.places;

import org.jspecify.annotations.NullMarked;
