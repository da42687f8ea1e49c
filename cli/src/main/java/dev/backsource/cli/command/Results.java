package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Terminal;

/** The output of results, by format. */
public final class Results {
    private Results() {}

    /**
     * Shows a list.
     *
     * @param name the pointer to an item's field for {@code -o name}
     */
    public static void list(Terminal terminal, Format format, Iterable<JsonNode> items, String name, Columns columns) {
        switch (format) {
            case TABLE -> columns.table(items).print(terminal);
            case NAME -> {
                for (var item : items) {
                    terminal.line(SafeText.of(Fields.text(item.at(name))));
                    if (terminal.isClosed()) {
                        return;
                    }
                }
            }
            case JSON, YAML -> {
                var all = Documents.json().createArrayNode();
                items.forEach(all::add);
                document(terminal, format, all);
            }
        }
    }

    /** Prints a JSON document in the format; only for JSON and YAML. */
    static void document(Terminal terminal, Format format, JsonNode document) {
        terminal.line(format == Format.YAML ? Documents.toYaml(document) : Documents.toJson(document));
    }
}
