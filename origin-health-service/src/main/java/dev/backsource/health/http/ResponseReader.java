package dev.backsource.health.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backsource.policy.response.OriginResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reader of one response to a GET, from any bytes. Reads a head of at most {@value #MAX_HEAD} bytes, and of a body only a page's, at most
 * {@value #MAX_BODY} bytes; it is over before the response's end when more comes. Not to be used by two threads.
 */
final class ResponseReader {
    static final int MAX_HEAD = 32 * 1024;
    static final int MAX_BODY = 64 * 1024;
    /** Of everything: interim responses, chunk sizes and trailers count too. */
    private static final int MAX_BYTES = 2 * (MAX_HEAD + MAX_BODY);

    private static final int MAX_LINE = 4 * 1024;
    private static final String NO_HTTP = "doesn't respond in HTTP";
    private static final String NO_RESPONSE = "closes the connection without a response";

    private final boolean readsPages;
    private final EmbeddedChannel decoder = new EmbeddedChannel(new HttpResponseDecoder(new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEAD)
            .setMaxChunkSize(MAX_BODY)
            .setValidateHeaders(false)));
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long bytes;
    private @Nullable HttpResponse head;
    private @Nullable OriginResponse response;
    private @Nullable String fault;

    /** @param readsPages whether the body of a page is of interest */
    ResponseReader(boolean readsPages) {
        this.readsPages = readsPages;
    }

    /** Whether there is a {@link #response} or a {@link #fault}; then nothing is read any more. */
    boolean isOver() {
        return response != null || fault != null;
    }

    /** The response; null before its end, and where there is a fault. */
    @Nullable
    OriginResponse response() {
        return response;
    }

    /** The reason for which there is no response, to follow the port; null while there is none. */
    @Nullable
    String fault() {
        return fault;
    }

    /** The response as far as it came; null before its head is complete. */
    @Nullable
    OriginResponse soFar() {
        var begun = head;
        if (begun != null && !isOver()) {
            end(begun, false);
        }
        return response;
    }

    void read(byte[] received) {
        if (isOver()) {
            return;
        }
        bytes += received.length;
        decode(() -> decoder.writeInbound(Unpooled.wrappedBuffer(received)));
        if (!isOver() && bytes > MAX_BYTES) {
            cut("sends more than " + MAX_BYTES + " bytes without a response");
        }
    }

    /** The origin has closed the connection, which ends a body without a length. */
    void closed() {
        if (!isOver()) {
            decode(decoder::finish);
        }
        if (!isOver()) {
            cut(NO_RESPONSE);
        }
    }

    /** Releases its buffers; call it once. */
    void release() {
        decoder.finishAndReleaseAll();
    }

    private void decode(Runnable input) {
        try {
            input.run();
        } catch (RuntimeException broken) {
            fault = NO_HTTP;
        }
        // After a change of the protocol (101) the decoder passes bytes on as they are.
        for (Object read = decoder.readInbound(); read != null; read = decoder.readInbound()) {
            if (!isOver() && read instanceof HttpObject part) {
                take(part);
            }
            ReferenceCountUtil.release(read);
        }
    }

    private void take(HttpObject read) {
        if (read.decoderResult().isFailure()) {
            failed(read.decoderResult().cause());
            return;
        }
        if (read instanceof HttpResponse begun && !isInterim(begun)) {
            if (begun.status().codeClass() == HttpStatusClass.UNKNOWN) {
                fault = NO_HTTP;
                return;
            }
            head = begun;
            if (!isRead(begun)) {
                end(begun, false);
            }
        }
        var begun = head;
        if (begun != null && !isOver() && read instanceof HttpContent part) {
            append(part.content());
            if (read instanceof LastHttpContent || body.size() >= MAX_BODY) {
                end(begun, read instanceof LastHttpContent);
            }
        }
    }

    private void append(ByteBuf part) {
        var chunk = new byte[Math.min(part.readableBytes(), MAX_BODY - body.size())];
        part.readBytes(chunk);
        body.writeBytes(chunk);
    }

    /** A page that breaks off is compared as far as it came; a head that does is none. */
    private void failed(Throwable cause) {
        if (soFar() == null) {
            fault = cause instanceof TooLongFrameException
                    ? "sends a response head of more than " + MAX_HEAD + " bytes"
                    : NO_HTTP;
        }
    }

    private void cut(String reason) {
        if (soFar() == null) {
            fault = reason;
        }
    }

    private void end(HttpResponse begun, boolean isWhole) {
        var fields = begun.headers();
        var status = begun.status().code();
        response = new OriginResponse(
                status,
                utf8(fields.get(HttpHeaderNames.LOCATION)),
                fields.contains(HttpHeaderNames.SET_COOKIE),
                fields.get(HttpHeaderNames.CONTENT_TYPE),
                length(begun, isWhole),
                fields.get("strict-transport-security"),
                isRead(begun) ? body.toString(UTF_8) : null,
                isRead(begun) && !isWhole && body.size() < MAX_BODY);
    }

    private @Nullable Long length(HttpResponse begun, boolean isWhole) {
        var text = begun.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (text != null && text.matches("[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        return isWhole ? Long.valueOf(body.size()) : null;
    }

    private boolean isRead(HttpResponse begun) {
        return readsPages && begun.status().codeClass() != HttpStatusClass.REDIRECTION && isPage(begun);
    }

    private static boolean isPage(HttpResponse begun) {
        var type = begun.headers().get(HttpHeaderNames.CONTENT_TYPE, "").toLowerCase(Locale.ROOT);
        var coding = begun.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
        return (type.startsWith("text/html") || type.startsWith("application/xhtml"))
                && coding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isInterim(HttpResponse begun) {
        return begun.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && begun.status().code() != 101;
    }

    /** Fields are read octet by octet; locations are often UTF-8. */
    private static @Nullable String utf8(@Nullable String field) {
        return field == null ? null : new String(field.getBytes(ISO_8859_1), UTF_8);
    }
}
