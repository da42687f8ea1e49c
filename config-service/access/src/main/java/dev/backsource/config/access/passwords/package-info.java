/** Passwords: their requirements, hashing and comparison, and the protection against guessing. Their owners belong to the accounts. */
@NullMarked
package dev.backsource.config.access.passwords;

import org.jspecify.annotations.NullMarked;
