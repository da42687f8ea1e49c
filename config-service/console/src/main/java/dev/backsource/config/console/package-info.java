/**
 * The console's own pages, which need no script: signing in and out, and choosing a password. Accounts and sessions belong to {@code config.access};
 * programs use the API.
 */
@NullMarked
package dev.backsource.config.console;

import org.jspecify.annotations.NullMarked;
