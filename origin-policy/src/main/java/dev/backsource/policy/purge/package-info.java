/**
 * What a purge may name: URLs, prefixes or a whole domain, in the form that cache keys have. How a purge travels does not belong
 * here but to {@code event}, nor how caches find what it names. Depends on {@code domain}.
 */
@NullMarked
package dev.backsource.policy.purge;

import org.jspecify.annotations.NullMarked;
