/**
 * Restores of many domains to a time, set by set, with an outcome for each domain. The transaction of a set belongs to {@code config.domain}, and the
 * restore of one revision of one domain to {@code revisions}.
 */
@NullMarked
package dev.backsource.config.api.restores;

import org.jspecify.annotations.NullMarked;
