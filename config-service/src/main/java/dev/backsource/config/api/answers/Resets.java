package dev.backsource.config.api.answers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.history.FieldChange;
import dev.backsource.config.history.StateDiff;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Warns of settings that a write has changed without naming them: it set a part as a whole and left them out. */
final class Resets {
    private static final String ORIGINS = "origins[";

    private Resets() {}

    /**
     * One warning for each setting that was reset.
     *
     * @param asked the content of the request in the form of a whole domain; null when the request names everything that it changes
     */
    static List<Warning> of(WriteResult result, @Nullable JsonNode asked) {
        var before = result.before();
        var after = result.state();
        if (asked == null || before == null || after == null || !canReset(before, after)) {
            return List.of();
        }
        return StateDiff.between(before, after).stream()
                .filter(change -> isSetting(change) && !names(asked, change.field()))
                .map(Resets::warning)
                .toList();
    }

    /** The comparison takes a while, and most writes concern origins with default settings. */
    private static boolean canReset(Domain before, Domain after) {
        return !StateDiff.differInOriginsOnly(before, after)
                || !before.origins().stream().allMatch(Origin::hasDefaults);
    }

    /** Origins come and go as wholes, and in the requested order. */
    private static boolean isSetting(FieldChange change) {
        return change.from() != null
                && !change.field().endsWith("]")
                && !change.field().equals("origins.order");
    }

    private static boolean names(JsonNode asked, String field) {
        if (field.startsWith(ORIGINS)) {
            var end = field.lastIndexOf("].");
            var label = field.substring(ORIGINS.length(), end);
            return StreamSupport.stream(asked.path("origins").spliterator(), false)
                    .anyMatch(origin -> isCalled(origin, label) && origin.hasNonNull(field.substring(end + 2)));
        }
        var node = asked;
        for (var name : field.split("\\.")) {
            node = node.path(name);
        }
        return !node.isMissingNode() && !node.isNull();
    }

    /** Whether an origin in a request is the one that a change labels so: by address, or by address and port. */
    private static boolean isCalled(JsonNode origin, String label) {
        try {
            var address = OriginAddress.parse(origin.path("address").asText()).toString();
            var port = ":" + origin.path("port").asInt();
            return label.equals(address) || label.equals(address + port) || label.equals("[" + address + "]" + port);
        } catch (InvalidValueException e) {
            return false;
        }
    }

    private static Warning warning(FieldChange change) {
        return new Warning(
                Warning.SETTING_RESET,
                change.field() + " was " + Printable.of(String.valueOf(change.from()))
                        + " and was reset to its default because the request omits it; include it to keep it");
    }
}
