package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import java.util.function.Predicate;

/** Warnings of the interface, as people are shown them. */
public final class Warnings {
    private Warnings() {}

    /** A line for each. */
    public static void show(JsonNode warnings, Terminal terminal) {
        show(warnings, code -> true, terminal);
    }

    /** @param isShown whether a warning of that code is */
    static void show(JsonNode warnings, Predicate<String> isShown, Terminal terminal) {
        warnings.forEach(warning -> {
            var code = Fields.text(warning.path("code"));
            if (isShown.test(code)) {
                terminal.line("  " + terminal.styled(Style.WAITING, "warning") + " "
                        + SafeText.of(code + ": " + Fields.text(warning.path("detail"))));
            }
        });
    }
}
