/**
 * The quotas of teams, regardless of the caller that acts for them: their kinds, and how room under one is taken. The features that create
 * the counted units count them; rate limits of a caller belong to {@code access.limits}.
 */
@NullMarked
package dev.backsource.config.access.quotas;

import org.jspecify.annotations.NullMarked;
