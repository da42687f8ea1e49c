/**
 * Changes of domains that need a second person's approval. The rule for changes that need consent does not belong here but to {@code domain}, which
 * this package depends on, and the definition of a weakened domain to the kernel.
 */
@NullMarked
package dev.backsource.config.proposals;

import org.jspecify.annotations.NullMarked;
