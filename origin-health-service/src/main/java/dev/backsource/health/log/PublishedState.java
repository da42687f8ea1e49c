package dev.backsource.health.log;

import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import java.util.Map;

/**
 * The published port states and alerts of a partition's domains, as read back.
 *
 * @param lastPolicyChange the offset of the partition's last policy change; negative when it has none
 * @param health the port states by domain name
 * @param firing the firing alerts, by domain name and kind
 */
public record PublishedState(
        long lastPolicyChange, Map<String, OriginHealth> health, Map<String, Map<AlertKind, OriginAlert>> firing) {}
