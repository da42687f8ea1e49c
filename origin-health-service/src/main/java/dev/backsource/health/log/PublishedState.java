package dev.backsource.health.log;

import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import java.util.Map;
import java.util.Set;

/**
 * The published port states and alerts of a partition's domains, as read back.
 *
 * @param lastPolicyChange the offset of the partition's last policy change; negative when it has none
 * @param health the latest port states by domain name, those of aborted transactions included, and those whose removal is of one
 * @param uncommitted the names of the domains whose last record of port states is of an aborted transaction: some readers have it, others don't
 * @param firing the firing alerts, by domain name and kind
 */
public record PublishedState(
        long lastPolicyChange,
        Map<String, OriginHealth> health,
        Set<String> uncommitted,
        Map<String, Map<AlertKind, OriginAlert>> firing) {}
