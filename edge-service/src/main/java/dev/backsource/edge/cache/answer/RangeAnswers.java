package dev.backsource.edge.cache.answer;

import dev.backsource.edge.cache.rules.Preconditions;
import dev.backsource.edge.cache.rules.ranges.ByteRange;
import dev.backsource.edge.cache.rules.ranges.ByteRanges;
import dev.backsource.edge.cache.rules.ranges.ByteRanges.Satisfiable;
import dev.backsource.edge.cache.rules.ranges.ByteRanges.Unsatisfiable;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.client.ResponseFields;
import dev.backsource.edge.http.fields.HeaderNames;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Objects;

/** Partial responses made of a stored 200 (RFC 9110 §14, §15.3.7). */
final class RangeAnswers {
    private static final CharSequence CONTENT_RANGE = HttpHeaders.createOptimized("content-range");
    /** The longest Content-Type to repeat in each part; if it is longer, the whole representation is sent. */
    private static final int MOST_TYPE = 256;

    private RangeAnswers() {}

    /**
     * The response to {@code range}. It is the whole representation when the field is ignored or If-Range does not
     * match.
     */
    static ResponseContent of(Fields request, String range, StoredResponse stored, ResponseFields to) {
        var length = stored.body().length;
        if (!Preconditions.ifRangeMatches(request, stored.validators(), stored.bornMs())) {
            return ResponseContent.whole(stored, to);
        }
        var asked = ByteRanges.parse(range, length);
        if (asked instanceof Satisfiable satisfiable) {
            return parts(satisfiable.ranges(), stored, to);
        }
        if (asked instanceof Unsatisfiable) {
            to.accept(CONTENT_RANGE, ByteRanges.unsatisfiedContentRange(length));
            to.accept(HttpHeaders.CONTENT_LENGTH, "0");
            return ResponseContent.empty(416);
        }
        return ResponseContent.whole(stored, to);
    }

    private static ResponseContent parts(List<ByteRange> ranges, StoredResponse stored, ResponseFields to) {
        var type = Objects.requireNonNullElse(stored.fields().first("content-type"), "application/octet-stream");
        if (ranges.size() > 1 && type.length() > MOST_TYPE) {
            return ResponseContent.whole(stored, to);
        }
        return ranges.size() == 1 ? part(ranges.get(0), stored, to) : multipart(ranges, type, stored, to);
    }

    private static ResponseContent part(ByteRange range, StoredResponse stored, ResponseFields to) {
        stored.fields().copyTo((name, value) -> {
            if (!isOfTheWhole(name)) {
                to.accept(name, value);
            }
        });
        to.accept(CONTENT_RANGE, range.contentRange(stored.body().length));
        to.accept(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()));
        return ResponseContent.part(stored.body(), Math.toIntExact(range.first()), Math.toIntExact(range.length()));
    }

    private static ResponseContent multipart(
            List<ByteRange> ranges, String type, StoredResponse stored, ResponseFields to) {
        var parts = new Multipart(ranges, stored.body().length, type);
        stored.fields().copyTo((name, value) -> {
            if (!isOfTheWhole(name) && !HeaderNames.is(name, "content-type")) {
                to.accept(name, value);
            }
        });
        to.accept(HttpHeaders.CONTENT_TYPE, Multipart.CONTENT_TYPE);
        to.accept(HttpHeaders.CONTENT_LENGTH, Integer.toString(parts.length()));
        return ResponseContent.multipart(stored.body(), parts);
    }

    private static boolean isOfTheWhole(CharSequence name) {
        return HeaderNames.is(name, "content-length") || HeaderNames.is(name, "content-range");
    }
}
