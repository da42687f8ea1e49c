/**
 * Changes of domains that a second person is asked to agree to. What takes consent does not belong here but to {@code domain}, which
 * this package depends on, and what weakens a domain to the kernel.
 */
@NullMarked
package dev.backsource.config.proposals;

import org.jspecify.annotations.NullMarked;
