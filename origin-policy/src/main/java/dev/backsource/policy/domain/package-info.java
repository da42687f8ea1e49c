/**
 * An accelerated domain and its parts, which {@link dev.backsource.policy.domain.Part} registers. Values check themselves when created. How a domain
 * travels does not belong here but to {@code event}.
 */
@NullMarked
package dev.backsource.policy.domain;

import org.jspecify.annotations.NullMarked;
