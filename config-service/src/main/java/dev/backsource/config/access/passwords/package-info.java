/**
 * Passwords: what they have to be, how they are hashed and compared, and how guessing is slowed down. Whose they are belongs to the
 * accounts.
 */
@NullMarked
package dev.backsource.config.access.passwords;

import org.jspecify.annotations.NullMarked;
