/**
 * Accounts: people who sign in with a password that this service keeps. That they have signed in belongs to {@code sessions}; how a
 * password is compared to {@code passwords}.
 */
@NullMarked
package dev.backsource.config.access.accounts;

import org.jspecify.annotations.NullMarked;
