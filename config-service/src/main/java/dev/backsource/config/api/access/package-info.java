/**
 * Who may do what, over REST: access keys, and who the caller is. What a key is belongs to {@code config.access}.
 */
@NullMarked
package dev.backsource.config.api.access;

import org.jspecify.annotations.NullMarked;
