package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.message.Remedies;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;

/** The server's problem documents (RFC 9457) in words: the faults by field, and the remedies. */
public final class Problems {
    private Problems() {}

    /** @param body a missing node where the server sends none */
    static FailureException failure(int status, JsonNode body, String server, String credential) {
        return new FailureException(exit(status), text(status, body) + hint(status, server, credential));
    }

    /** A problem in words: a line for it, and one for each field. */
    public static String text(int status, JsonNode problem) {
        var text = new StringBuilder();
        var title = Fields.text(problem.path("title"));
        var detail = detail(problem);
        text.append(SafeText.of(
                title.isEmpty() ? Messages.status(status) : title + (detail.isEmpty() ? "" : ": " + detail)));
        problem.path("errors").forEach(error -> {
            var field = Fields.text(error.path("field"));
            text.append("\n  ")
                    .append(SafeText.of((field.isEmpty() ? "" : field + ": ") + Fields.text(error.path("detail"))));
        });
        return text.toString();
    }

    /** The exit code of a run with a response of {@code status}. */
    public static Exit exit(int status) {
        if (status == 401 || status == 403) {
            return Exit.NOT_ALLOWED;
        }
        return status >= 500 || status == 408 || status == 429 ? Exit.NOT_REACHED : Exit.REFUSED;
    }

    /** The fault and its remedy; in the server's own words where it names no remedy that is known here. */
    private static String detail(JsonNode problem) {
        var reason = Fields.text(problem.path("reason"));
        var code = Fields.text(problem.at("/remedy/code"));
        var remedy = isMassChange(problem)
                ? Messages.confirmDomains(problem.path("domains").asLong())
                : Remedies.of(code, Fields.text(problem.at("/remedy/domain")));
        return remedy == null || reason.isEmpty() ? Fields.text(problem.path("detail")) : reason + "; " + remedy;
    }

    /** Whether a refusal asks to confirm a number of domains. */
    public static boolean isMassChange(JsonNode problem) {
        return Fields.text(problem.path("type")).endsWith(":mass-change")
                && problem.path("domains").isIntegralNumber();
    }

    private static String hint(int status, String server, String credential) {
        return switch (status) {
            case 401 -> Messages.rejectedKey(server, SafeText.of(credential));
            case 412 -> Messages.concurrentChange();
            default -> "";
        };
    }
}
