package dev.backsource.deployment.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A filter that brings the meters of frameworks to Prometheus' rules for names: labels in snake case, a help text for each, no {@code _count} outside
 * of a histogram. A meter in nanoseconds or milliseconds is left out, since its unit could only be fixed together with its value, and so is a timer
 * of tasks under way, since its series have no Prometheus type.
 */
final class PrometheusNames implements MeterFilter {
    private static final List<String> UNITS = List.of("ns", "ms");

    private static final Map<String, String> RENAMED = Map.of(
            "system.cpu.count", "system.cpus",
            "kafka.consumer.connection.count", "kafka.consumer.connections",
            "kafka.producer.connection.count", "kafka.producer.connections",
            "kafka.admin.connection.count", "kafka.admin.connections");

    @Override
    public Meter.Id map(Meter.Id id) {
        var description = id.getDescription();
        return new Meter.Id(
                RENAMED.getOrDefault(id.getName(), id.getName()),
                Tags.of(id.getTags().stream().map(PrometheusNames::named).toList()),
                id.getBaseUnit(),
                description == null || description.isBlank() ? "Framework metric: " + id.getName() : description,
                id.getType());
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        var unit = id.getBaseUnit();
        return id.getType() == Meter.Type.LONG_TASK_TIMER
                        || List.of(id.getName().split("\\.")).stream().anyMatch(UNITS::contains)
                        || (unit != null && UNITS.contains(unit))
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    private static Tag named(Tag tag) {
        return Tag.of(tag.getKey().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT), tag.getValue());
    }
}
