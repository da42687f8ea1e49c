package dev.backsource.config.access.sessions;

import dev.backsource.config.access.Caller;

/**
 * Somebody who has signed in.
 *
 * @param caller who, and what they may do now
 * @param mustChange whether they have to choose another password before they may do anything
 */
public record SignedIn(PersonSession session, Caller caller, boolean mustChange) {}
