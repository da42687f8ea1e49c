package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.BatchResult;
import dev.backsource.cli.server.Problems;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/** The texts of the server's refusals, each with its place in the file. */
final class Refusals {
    private Refusals() {}

    /**
     * The outcome of a refused step.
     *
     * @param file the file of the domain; null for a domain in no file
     * @param problem the server's problem document
     */
    static Outcome of(DomainName name, @Nullable DomainFile file, int status, JsonNode problem) {
        return Outcome.refused(name, Problems.exit(status), text(file, status, problem));
    }

    /** The outcome of an item of a batch that the server neither did nor refused. */
    static Outcome unknown(DomainFile file, BatchResult result) {
        return Outcome.refused(file.name(), result.exit(), file.place("name") + ": " + result.why());
    }

    /** The outcome of a step that came after another user's change, which isn't overwritten. */
    static Outcome conflict(DomainName name, @Nullable DomainFile file, String what) {
        var place = file == null ? "" : file.place("name") + ": ";
        return Outcome.refused(name, Exit.REFUSED, place + Messages.leftUnchanged(what));
    }

    private static String text(@Nullable DomainFile file, int status, JsonNode problem) {
        if (file == null || problem.path("errors").isEmpty()) {
            var place = file == null ? "" : file.place("name") + ": ";
            return place + Problems.text(status, problem);
        }
        var text = new StringBuilder();
        problem.path("errors").forEach(error -> {
            var field = Fields.text(error.path("field"));
            text.append(text.isEmpty() ? "" : "\n")
                    .append(file.place(field))
                    .append(": ")
                    .append(SafeText.of(field + ": " + Fields.text(error.path("detail"))));
        });
        return text.toString();
    }
}
