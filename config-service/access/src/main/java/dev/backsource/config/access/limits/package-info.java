/**
 * Rate limits of callers, counted in memory at each instance. Authentication, the response to an exceeded limit, and the quotas of teams
 * don't belong here.
 */
@NullMarked
package dev.backsource.config.access.limits;

import org.jspecify.annotations.NullMarked;
