/**
 * Listing and exporting the audit. The selection of requests for it belongs to {@code web.audit}, the visibility of its entries to
 * {@code config.audit}.
 */
@NullMarked
package dev.backsource.config.api.audit;

import org.jspecify.annotations.NullMarked;
