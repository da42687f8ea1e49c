/** Permissions over REST: access keys, and the caller itself. The model of keys belongs to {@code config.access}. */
@NullMarked
package dev.backsource.config.api.access;

import org.jspecify.annotations.NullMarked;
