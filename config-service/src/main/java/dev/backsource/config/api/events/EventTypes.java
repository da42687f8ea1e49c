package dev.backsource.config.api.events;

import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.policy.event.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of events that can be subscribed to, by their CloudEvents names. */
final class EventTypes {
    private static final List<String> ALL = List.of(Topic.POLICY_CHANGES.eventType(), Topic.ORIGIN_ALERTS.eventType());

    private EventTypes() {}

    static @Nullable String read(@Nullable String type, Violations violations) {
        if (type != null && !ALL.contains(type)) {
            violations.add("type", Violation.UNKNOWN_VALUE, "must be one of " + ALL);
        }
        return type;
    }
}
