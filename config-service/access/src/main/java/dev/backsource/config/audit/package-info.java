/**
 * The audit: entries of changes, which are written with the change, and entries of other requests and refusals, which are counted and written a
 * moment later. The choice of audited requests doesn't belong here but to {@code web.audit}, nor do permissions, which belong to {@code access}.
 */
@NullMarked
package dev.backsource.config.audit;

import org.jspecify.annotations.NullMarked;
