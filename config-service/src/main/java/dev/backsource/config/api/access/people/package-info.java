/**
 * People over REST: their accounts, their passwords, and their sessions. What those are belongs to {@code config.access}.
 */
@NullMarked
package dev.backsource.config.api.access.people;

import org.jspecify.annotations.NullMarked;
