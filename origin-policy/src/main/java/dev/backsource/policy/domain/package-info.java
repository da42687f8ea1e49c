/**
 * An accelerated domain and its parts: name, origins, policy, static rules. Values check themselves when created. How a
 * domain travels does not belong here but to {@code event}.
 */
@NullMarked
package dev.backsource.policy.domain;

import org.jspecify.annotations.NullMarked;
