package dev.backsource.edge.cache.rules.ranges;

import dev.backsource.edge.cache.rules.syntax.ListMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Range field of a GET, for bytes (RFC 9110 §14). */
public final class ByteRanges {
    /** More ranges than anyone needs who doesn't mean harm: the field is then ignored (RFC 9110 §14.2). */
    static final int MOST = 16;

    private static final String UNIT = "bytes=";
    private static final Result IGNORED = new None();
    private static final Result REFUSED = new Unsatisfiable();

    /** What a Range field asks for. */
    public sealed interface Result {}

    /** Nothing that is understood: the whole is to be sent. */
    public record None() implements Result {}

    /** Nothing that the content has: answered with 416 (RFC 9110 §15.5.17). */
    public record Unsatisfiable() implements Result {}

    /**
     * Parts of the content: answered with 206 (RFC 9110 §15.3.7).
     *
     * @param ranges at least one, none beyond the content; as the client listed them or, where some overlapped, joined
     *     and sorted
     */
    public record Satisfiable(List<ByteRange> ranges) implements Result {}

    private ByteRanges() {}

    /** The value of Content-Range in a 416 (RFC 9110 §14.4). */
    public static String unsatisfiedContentRange(long completeLength) {
        return "bytes */" + completeLength;
    }

    /** Reads {@code header} for a content of {@code completeLength} bytes; never throws. Allocates nothing for null. */
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
