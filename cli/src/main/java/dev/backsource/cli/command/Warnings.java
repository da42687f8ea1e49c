package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;

/** Warnings of the interface, as people are shown them. */
public final class Warnings {
    private Warnings() {}

    /** A line for each. */
    public static void show(JsonNode warnings, Terminal terminal) {
        warnings.forEach(warning -> terminal.line("  " + terminal.styled(Style.WAITING, "warning") + " "
                + SafeText.of(Fields.text(warning.path("code")) + ": " + Fields.text(warning.path("detail")))));
    }
}
