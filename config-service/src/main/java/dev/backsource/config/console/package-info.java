/**
 * The console's own pages, which need no script: signing in and out, and choosing a password. What they do belongs to {@code
 * config.access}; programs ask the API.
 */
@NullMarked
package dev.backsource.config.console;

import org.jspecify.annotations.NullMarked;
