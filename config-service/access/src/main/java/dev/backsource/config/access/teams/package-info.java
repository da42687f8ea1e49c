/**
 * Teams, which own domains. Roles for a team belong to {@code access.bindings}; the ownership of domains belongs to {@code config.domain}.
 */
@NullMarked
package dev.backsource.config.access.teams;

import org.jspecify.annotations.NullMarked;
