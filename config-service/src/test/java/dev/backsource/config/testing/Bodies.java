package dev.backsource.config.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads bodies of requests as resources do. */
public final class Bodies {
    private Bodies() {}

    public static <T> T read(String json, JsonType<T> type) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /** What is wrong with a body, each as field and code. */
    public static <T> List<String> violations(String json, JsonType<T> type) {
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json, type));
        return refusal.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }
}
