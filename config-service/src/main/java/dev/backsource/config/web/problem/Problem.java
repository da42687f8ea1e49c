package dev.backsource.config.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.remedy.Remedy;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered as asked (RFC 9457).
 *
 * @param type a URN that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status code
 * @param detail what is wrong this time and what to do, in the words of the REST interface
 * @param errors every violation, where the request itself is wrong
 * @param reason what is wrong, in no interface's language; null where there is no remedy
 * @param remedy what to do, for interfaces that have words of their own for it; null where nothing is known to help
 */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Violation> errors,
        @Nullable String reason,
        @Nullable Remedy remedy) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String KEY = Problem.class.getName();

    private static final JsonMapper MAPPER = new JsonMapper();

    static Problem of(ProblemKind kind, String detail, List<Violation> errors) {
        return new Problem(kind.urn(), kind.title(), kind.status(), detail, errors, null, null);
    }

    static Problem of(ProblemKind kind, String reason, Remedy remedy) {
        return new Problem(
                kind.urn(),
                kind.title(),
                kind.status(),
                reason + "; " + RestRemedies.words(remedy),
                List.of(),
                reason,
                remedy);
    }

    static Problem of(InvalidRequestException e) {
        var violations = e.violations();
        var first = violations.get(0);
        var place = first.field().isEmpty() ? "" : first.field() + ": ";
        var others = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more, see errors)";
        return of(ProblemKind.INVALID_REQUEST, place + first.detail() + others, violations);
    }

    /** Whether it is of a kind. */
    public boolean isOf(ProblemKind kind) {
        return type.equals(kind.urn());
    }

    /** What a request was refused by; null when it wasn't, or not by this service. */
    public static @Nullable Problem of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Says that a request is refused by this. */
    public void putInto(RoutingContext context) {
        context.put(KEY, this);
    }

    /** As it is answered. */
    public byte[] toJson() {
        try {
            return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
