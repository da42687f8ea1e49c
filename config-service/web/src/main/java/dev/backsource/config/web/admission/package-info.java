/**
 * Checks of every request before a resource sees it: its host, its duration, its body. Permissions belong to {@code caller}, faults of a
 * single field to {@code json}.
 */
@NullMarked
package dev.backsource.config.web.admission;

import org.jspecify.annotations.NullMarked;
