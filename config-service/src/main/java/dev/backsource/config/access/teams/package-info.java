/**
 * Teams, which own domains. What somebody may do for a team belongs to {@code access.bindings}; which domains are whose, to {@code
 * config.domain}.
 */
@NullMarked
package dev.backsource.config.access.teams;

import org.jspecify.annotations.NullMarked;
