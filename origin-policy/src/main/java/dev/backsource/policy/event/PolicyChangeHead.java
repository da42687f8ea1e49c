package dev.backsource.policy.event;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first four fields of a policy change, when they are written as {@link EventCodec} writes them: in this order, without
 * space and without escapes.
 *
 * @param end where the next field begins
 */
record PolicyChangeHead(String domain, long revision, Instant changedAt, List<Origin> origins, int end) {

    /** The head of an event; null when the fields are written otherwise, or hold a value out of range. */
    static @Nullable PolicyChangeHead of(byte[] json) {
        try {
            var cursor = new PlainJson(json);
            cursor.skip("{\"domain\":\"");
            var domain = cursor.text();
            cursor.skip(",\"revision\":");
            var revision = cursor.number();
            cursor.skip(",\"changedAt\":\"");
            var changedAt = UtcTimes.parse(cursor.text());
            cursor.skip(",\"origins\":[");
            var origins = origins(cursor);
            cursor.skip(",");
            return new PolicyChangeHead(domain, revision, changedAt, origins, cursor.position());
        } catch (PlainJson.OtherFormException | InvalidValueException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static List<Origin> origins(PlainJson cursor) {
        var origins = new ArrayList<Origin>(1);
        do {
            cursor.skip("{\"address\":\"");
            var address = new OriginAddress(cursor.text());
            cursor.skip(",\"port\":");
            var port = Math.toIntExact(cursor.number());
            cursor.skip(",\"priority\":\"");
            var priority = priority(cursor.text());
            cursor.skip(",\"weight\":");
            origins.add(new Origin(address, port, priority, Math.toIntExact(cursor.number())));
            cursor.skip("}");
        } while (cursor.skipIf(','));
        cursor.skip("]");
        return origins;
    }

    private static OriginPriority priority(String name) {
        return switch (name) {
            case "PRIMARY" -> OriginPriority.PRIMARY;
            case "SECONDARY" -> OriginPriority.SECONDARY;
            default -> throw PlainJson.OTHER_FORM;
        };
    }
}
