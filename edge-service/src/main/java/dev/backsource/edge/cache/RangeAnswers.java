package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.ByteRanges;
import dev.backsource.edge.cache.rules.ByteRanges.Range;
import dev.backsource.edge.cache.rules.ByteRanges.Satisfiable;
import dev.backsource.edge.cache.rules.ByteRanges.Unsatisfiable;
import dev.backsource.edge.cache.rules.Preconditions;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.store.StoredResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Parts of a stored 200 (RFC 9110 §14, §15.3.7). */
final class RangeAnswers {
    private static final CharSequence CONTENT_RANGE = HttpHeaders.createOptimized("content-range");
    /** No content has to be free of it: lengths tell where parts end, to whoever trusts them. */
    private static final String BOUNDARY = "backsource-" + Long.toHexString(System.nanoTime());

    private RangeAnswers() {}

    /** What {@code range} asks of {@code stored}; the whole where the field or If-Range says nothing that counts. */
    static StoredAnswer of(Fields request, String range, StoredResponse stored, MultiMap to) {
        var length = stored.body().length;
        if (!Preconditions.ifRangeMatches(request, stored.validators(), stored.bornMs())) {
            return StoredAnswer.whole(stored, to);
        }
        var asked = ByteRanges.parse(range, length);
        if (asked instanceof Satisfiable satisfiable) {
            return parts(satisfiable.ranges(), stored, to);
        }
        if (asked instanceof Unsatisfiable) {
            to.add(CONTENT_RANGE, ByteRanges.unsatisfiedContentRange(length));
            to.add(HttpHeaders.CONTENT_LENGTH, "0");
            return StoredAnswer.empty(416);
        }
        return StoredAnswer.whole(stored, to);
    }

    private static StoredAnswer parts(List<Range> ranges, StoredResponse stored, MultiMap to) {
        stored.fields().copyTo(to::add);
        if (ranges.size() == 1) {
            return part(ranges.get(0), stored, to);
        }
        var type = Objects.requireNonNullElse(stored.fields().first("content-type"), "application/octet-stream");
        var body = multipart(ranges, stored.body(), type);
        to.set(HttpHeaders.CONTENT_TYPE, "multipart/byteranges; boundary=" + BOUNDARY);
        to.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        return new StoredAnswer(206, body, 0, body.length);
    }

    private static StoredAnswer part(Range range, StoredResponse stored, MultiMap to) {
        to.set(CONTENT_RANGE, range.contentRange(stored.body().length));
        to.set(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()));
        return new StoredAnswer(206, stored.body(), Math.toIntExact(range.first()), Math.toIntExact(range.length()));
    }

    private static byte[] multipart(List<Range> ranges, byte[] whole, String type) {
        var body = new ByteArrayOutputStream();
        for (var range : ranges) {
            var head = "\r\n--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Range: "
                    + range.contentRange(whole.length) + "\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            body.write(whole, Math.toIntExact(range.first()), Math.toIntExact(range.length()));
        }
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return body.toByteArray();
    }
}
