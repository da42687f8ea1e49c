/**
 * Who did what, and what they were refused, as it is kept: entries of changes, which are written with the change, and entries that are
 * counted and written a moment later. Which requests are noted doesn't belong here but to {@code web.audit}, nor who may do what, which
 * belongs to {@code access}.
 */
@NullMarked
package dev.backsource.config.audit;

import org.jspecify.annotations.NullMarked;
