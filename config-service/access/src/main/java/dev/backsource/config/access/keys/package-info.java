/**
 * Access keys, the credentials of programs. The form in which a request carries one belongs to {@code web.caller}; the permissions of its
 * holder belong to {@link dev.backsource.config.access.Caller}.
 */
@NullMarked
package dev.backsource.config.access.keys;

import org.jspecify.annotations.NullMarked;
