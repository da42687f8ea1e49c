package dev.backsource.health.log;

import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import java.util.Map;

/**
 * What had been published for the domains of a partition when it was read back.
 *
 * @param lastPolicyChange the offset of the partition's last policy change; negative when it has none
 * @param health the port states by domain name
 * @param firing the alerts that fire, by domain name and kind
 */
public record Published(
        long lastPolicyChange, Map<String, OriginHealth> health, Map<String, Map<AlertKind, OriginAlert>> firing) {}
