package dev.backsource.cli.output;

/**
 * A cell of a table.
 *
 * @param text harmless to a terminal
 */
public record Cell(String text, Style style) {
    public Cell {
        text = SafeText.of(text);
    }

    public static Cell of(String text) {
        return new Cell(text, Style.PLAIN);
    }

    /** A state, in its colour. */
    public static Cell state(String state) {
        return new Cell(state, Style.of(state));
    }
}
