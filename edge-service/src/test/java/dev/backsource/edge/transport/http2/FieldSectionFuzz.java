package dev.backsource.edge.transport.http2;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.edge.transport.Characters;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;

/** Any bytes as a header block: a request that Netty decodes and the edge accepts could be written as an HTTP/1.1 request. */
class FieldSectionFuzz {
    private static final int STREAM = 1;

    @FuzzTest
    void shouldTakeOnlyWhatHttp1CanCarry(byte[] block) {
        var fields = decoded(block);
        if (fields == null || FieldSection.problem(fields) != null) {
            return;
        }
        for (var field : fields) {
            var name = field.getKey().toString();
            assertThat(name.startsWith(":") || Characters.isToken(name))
                    .as("the name is a token")
                    .isTrue();
            assertThat(field.getValue().toString()).matches("|[!-~\\x80-\\xff]([\\t -~\\x80-\\xff]*[!-~\\x80-\\xff])?");
        }
        assertThat(fields.getAll("host").size()).isLessThanOrEqualTo(1);
        assertThat(fields.getAll(":path").size()).isLessThanOrEqualTo(1);
        if (fields.method() != null) {
            assertThat(Characters.isToken(fields.method()))
                    .as("the method is a token")
                    .isTrue();
        }
        if (fields.path() != null) {
            assertThat(fields.path().toString()).matches("|\\*|/.*");
        }
    }

    private static Http2Headers decoded(byte[] block) {
        try {
            return new DefaultHttp2HeadersDecoder(true, 8_192).decodeHeaders(STREAM, Unpooled.wrappedBuffer(block));
        } catch (Http2Exception e) {
            return null;
        }
    }
}
