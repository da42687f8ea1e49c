package dev.backsource.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of a table, with the field or text that each shows of an item in the API's response. */
public final class Columns {
    private final List<String> headings = new ArrayList<>();
    private final List<Function<JsonNode, Cell>> cells = new ArrayList<>();

    public Columns with(String heading, Function<JsonNode, Cell> cell) {
        headings.add(heading);
        cells.add(cell);
        return this;
    }

    /** @param pointer of the field (RFC 6901) */
    public Columns text(String heading, String pointer) {
        return with(heading, item -> Cell.of(Fields.text(item.at(pointer))));
    }

    /** As {@link #text}, in the colour of the state. */
    public Columns state(String heading, String pointer) {
        return with(heading, item -> Cell.state(Fields.text(item.at(pointer))));
    }

    /** Milliseconds, in words for people. */
    public Columns age(String heading, String pointer) {
        return with(heading, item -> Cell.of(Fields.age(item.at(pointer))));
    }

    public Table table(Iterable<JsonNode> items) {
        var table = new Table(headings);
        items.forEach(
                item -> table.add(cells.stream().map(cell -> cell.apply(item)).toList()));
        return table;
    }
}
