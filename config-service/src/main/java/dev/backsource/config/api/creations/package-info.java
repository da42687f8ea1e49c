/**
 * The creation of a domain, alone or in a batch: its body, its team, and the checks before it is written. Requests and responses belong to
 * {@code domains} and {@code batches}, the parts of a domain to {@code parts}.
 */
@NullMarked
package dev.backsource.config.api.creations;

import org.jspecify.annotations.NullMarked;
