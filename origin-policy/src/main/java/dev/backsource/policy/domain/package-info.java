/** An accelerated domain and its parts: name, origins, policy, static rules. Values check themselves when built. */
@NullMarked
package dev.backsource.policy.domain;

import org.jspecify.annotations.NullMarked;
