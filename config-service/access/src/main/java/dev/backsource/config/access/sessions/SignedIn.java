package dev.backsource.config.access.sessions;

import dev.backsource.config.access.Caller;

/**
 * A signed-in person.
 *
 * @param caller the person, with their present permissions
 * @param mustChange whether they have to change their password before anything else
 */
public record SignedIn(PersonSession session, Caller caller, boolean mustChange) {}
