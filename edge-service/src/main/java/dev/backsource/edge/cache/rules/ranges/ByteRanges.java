package dev.backsource.edge.cache.rules.ranges;

import dev.backsource.edge.cache.rules.syntax.ListMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Range field of a GET, for bytes (RFC 9110 §14). */
public final class ByteRanges {
    /**
     * The most ranges of one request. No honest client needs more; with more of them the field is ignored (RFC 9110
     * §14.2).
     */
    static final int MOST = 16;

    private static final String UNIT = "bytes=";
    private static final Result IGNORED = new None();
    private static final Result REFUSED = new Unsatisfiable();

    /** The meaning of a Range field. */
    public sealed interface Result {}

    /** No valid range: send the whole representation. */
    public record None() implements Result {}

    /** No range within the content: respond with 416 (RFC 9110 §15.5.17). */
    public record Unsatisfiable() implements Result {}

    /**
     * Ranges of the content: respond with 206 (RFC 9110 §15.3.7).
     *
     * @param ranges at least one, all within the content; in the client's order or, if some overlapped, merged and
     *     sorted
     */
    public record Satisfiable(List<ByteRange> ranges) implements Result {}

    private ByteRanges() {}

    /** The value of Content-Range in a 416 (RFC 9110 §14.4). */
    public static String unsatisfiedContentRange(long completeLength) {
        return "bytes */" + completeLength;
    }

    /**
     * Parses {@code header} for a content of {@code completeLength} bytes. Never throws. Allocates nothing for null.
     */
    public static Result parse(@Nullable String header, long completeLength) {
        if (header == null || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return IGNORED;
        }
        var members = ListMembers.of(List.of(header.substring(UNIT.length())));
        var specs = new ArrayList<RangeSpec>();
        for (var member : members) {
            var spec = RangeSpec.of(member);
            if (spec == null || specs.size() == MOST) {
                return IGNORED;
            }
            specs.add(spec);
        }
        return specs.isEmpty() ? IGNORED : result(specs, completeLength);
    }

    private static Result result(List<RangeSpec> specs, long completeLength) {
        var ranges = new ArrayList<ByteRange>();
        for (var spec : specs) {
            var range = spec.within(completeLength);
            if (range != null) {
                ranges.add(range);
            }
        }
        return ranges.isEmpty() ? REFUSED : new Satisfiable(RangeJoiner.joined(ranges));
    }
}
