package dev.backsource.config.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The reason why a request was not carried out (RFC 9457).
 *
 * @param type a URN that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status code
 * @param detail the fault of this request and its remedy, in the words of the REST interface
 * @param errors every violation, for an invalid request
 * @param reason the fault, in no interface's language; null where there is no remedy
 * @param remedy the remedy, for interfaces that have words of their own for it; null where none is known
 * @param domains of a refused mass change, the number of domains to confirm; absent elsewhere
 * @param limit of a refused mass change, the number of domains that take no confirmation; absent elsewhere
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
        @Nullable Remedy remedy,
        @Nullable Long domains,
        @Nullable Long limit) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String KEY = Problem.class.getName();

    private static final JsonMapper MAPPER = new JsonMapper();

    static Problem of(ProblemKind kind, String detail, List<Violation> errors) {
        return new Problem(kind.urn(), kind.title(), kind.status(), detail, errors, null, null, null, null);
    }

    static Problem of(ProblemKind kind, String reason, Remedy remedy) {
        return new Problem(
                kind.urn(),
                kind.title(),
                kind.status(),
                reason + "; " + RestRemedies.words(remedy),
                List.of(),
                reason,
                remedy,
                null,
                null);
    }

    /** The same, of a refused mass change. */
    Problem ofMassChange(long counted, long most) {
        return new Problem(type, title, status, detail, errors, reason, remedy, counted, most);
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

    /** The problem with which a request was refused; null when it wasn't, or not by this service. */
    public static @Nullable Problem of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Marks a request as refused with this problem. */
    public void putInto(RoutingContext context) {
        context.put(KEY, this);
    }

    /** The body of the response. */
    public byte[] toJson() {
        try {
            return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
