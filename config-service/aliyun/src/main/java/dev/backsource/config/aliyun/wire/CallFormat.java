package dev.backsource.config.aliyun.wire;

import dev.backsource.config.aliyun.answer.AnswerFormat;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.signature.SentCall;
import dev.backsource.config.aliyun.signature.Signers;
import dev.backsource.policy.Printable;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;

/** The format of the response that a call requests. */
final class CallFormat {
    private CallFormat() {}

    /**
     * The value of {@code Format}. Without it, calls that are signed in their headers, which are the newer ones, get JSON unless they
     * accept XML alone; all others get XML.
     *
     * @throws CallRefusedException for another value
     */
    static AnswerFormat of(SentCall call) {
        var format = call.parameters().getOrDefault("Format", "");
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "JSON" -> AnswerFormat.JSON;
            case "XML" -> AnswerFormat.XML;
            case "" -> withoutWord(call);
            default ->
                throw new CallRefusedException(
                        ErrorCode.FORMAT_UNKNOWN, "Format must be JSON or XML, not " + Printable.of(format));
        };
    }

    /** As far as the head of a request shows it: for requests that are refused before the whole is read. */
    static AnswerFormat ofHead(HttpServerRequest request) {
        var head = CallReader.head(request);
        try {
            return of(head);
        } catch (CallRefusedException e) {
            return withoutWord(head);
        }
    }

    private static AnswerFormat withoutWord(SentCall call) {
        var accept = String.join(",", call.headers().getOrDefault("accept", List.of()))
                .toLowerCase(Locale.ROOT);
        var onlyXml = accept.contains("xml") && !accept.contains("json") && !accept.contains("*/*");
        return Signers.areInHeaders(call) && !onlyXml ? AnswerFormat.JSON : AnswerFormat.XML;
    }
}
