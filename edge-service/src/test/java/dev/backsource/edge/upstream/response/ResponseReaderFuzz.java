package dev.backsource.edge.upstream.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** Any bytes are read to the same parts, whole or byte by byte; and nothing follows an end or a failure. */
class ResponseReaderFuzz {
    private static final ResponseLimits LIMITS = new ResponseLimits(1_000, 10, 2);

    @FuzzTest
    void shouldReadTheSameWholeAndByteByByte(byte[] bytes) {
        var whole = new ArrayList<ResponsePart>();
        var all = reader();
        all.read(Unpooled.wrappedBuffer(bytes), whole);

        var piecemeal = new ArrayList<ResponsePart>();
        var each = reader();
        var come = Unpooled.buffer();
        for (var next : bytes) {
            come.writeByte(next);
            each.read(come, piecemeal);
        }

        // Data behind a response is noticed with it or after it, and a bound within a line a little sooner or later.
        assertThat(told(piecemeal)).isEqualTo(told(whole));
        assertThat(ends(whole)).isLessThanOrEqualTo(1);
        assertThat(ends(piecemeal)).isLessThanOrEqualTo(1);
    }

    private static ResponseReader reader() {
        var reader = new ResponseReader(LIMITS);
        reader.expect(false);
        return reader;
    }

    private static String told(List<ResponsePart> parts) {
        return ResponseReaderTest.told(parts)
                .replaceAll("end \\w+ failed UNASKED", "end NEVER")
                .replaceAll("failed \\w+", "failed");
    }

    private static long ends(List<ResponsePart> parts) {
        return parts.stream().filter(ResponsePart.End.class::isInstance).count();
    }
}
