/**
 * Sessions of signed-in people, however they signed in. The form in which a request carries one belongs to {@code web.session}; passwords
 * and accounts belong to the packages beside this one.
 */
@NullMarked
package dev.backsource.config.access.sessions;

import org.jspecify.annotations.NullMarked;
