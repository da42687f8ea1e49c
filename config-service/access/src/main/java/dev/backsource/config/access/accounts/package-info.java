/**
 * Accounts of people who sign in with a password that this service keeps. Sessions belong to {@code sessions}; the comparison of passwords
 * belongs to {@code passwords}.
 */
@NullMarked
package dev.backsource.config.access.accounts;

import org.jspecify.annotations.NullMarked;
