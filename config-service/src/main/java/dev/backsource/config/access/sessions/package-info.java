/**
 * Sessions of people who have signed in, by whatever way. How a request carries one belongs to {@code web.session}; passwords and
 * accounts to the packages beside this one.
 */
@NullMarked
package dev.backsource.config.access.sessions;

import org.jspecify.annotations.NullMarked;
