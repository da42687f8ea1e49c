package dev.backsource.config.notification;

import java.util.List;

/**
 * The alerts at a moment.
 *
 * @param isRead whether this instance has read all alerts that existed at its start; until then ends may be unread whose beginnings are read
 * @param isComplete whether, beyond that, an alert that isn't among them doesn't exist
 */
public record AlertSnapshot(List<AlertNotice> alerts, boolean isRead, boolean isComplete) {}
