package dev.backsource.config.notification;

import java.time.Instant;

/**
 * The last notice of an alert that a receiver was told of.
 *
 * @param at the time of the telling
 */
public record ToldAlert(AlertNotice notice, Instant at) {}
