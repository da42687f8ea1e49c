/**
 * What creates a domain, alone or in a batch: its body, whose it is to be, and what is asked before it is written. Requests and answers belong
 * to {@code domains} and {@code batches}, the parts of a domain to {@code parts}.
 */
@NullMarked
package dev.backsource.config.api.creations;

import org.jspecify.annotations.NullMarked;
