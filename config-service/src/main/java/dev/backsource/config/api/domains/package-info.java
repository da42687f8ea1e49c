/**
 * Domains as a whole: create, list, read, remove. Single settings belong to {@code parts}.
 */
@NullMarked
package dev.backsource.config.api.domains;

import org.jspecify.annotations.NullMarked;
