package dev.backsource.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under headings, as wide as their content. On a narrower terminal the widest columns shrink, with an ellipsis for the omitted text; elsewhere
 * no text is omitted.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 8;

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    public Table(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    /** Adds a row with one cell for each heading. */
    public void add(List<Cell> row) {
        if (row.size() != headings.size()) {
            throw new IllegalArgumentException(row.size() + " cells for " + headings.size() + " headings");
        }
        rows.add(List.copyOf(row));
    }

    public void print(Terminal terminal) {
        var widths = widths(terminal);
        terminal.line(terminal.styled(
                Style.HEADING,
                line(headings.stream().map(Cell::of).toList(), widths, terminal).stripTrailing()));
        for (var row : rows) {
            if (terminal.isClosed()) {
                return;
            }
            terminal.line(line(row, widths, terminal));
        }
    }

    private int[] widths(Terminal terminal) {
        var widths = headings.stream().mapToInt(Table::columns).toArray();
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], columns(row.get(i).text()));
            }
        }
        if (terminal.isInteractive()) {
            shrink(widths, terminal.width() - GAP.length() * (widths.length - 1));
        }
        return widths;
    }

    private static void shrink(int[] widths, int room) {
        for (var over = Arrays.stream(widths).sum() - room; over > 0; over--) {
            var widest = 0;
            for (var i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST_WIDTH) {
                return;
            }
            widths[widest]--;
        }
    }

    private static String line(List<Cell> row, int[] widths, Terminal terminal) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var text = fitted(cell.text(), widths[i]);
            line.append(terminal.styled(cell.style(), text));
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - columns(text))).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String fitted(String text, int width) {
        if (columns(text) <= width) {
            return text;
        }
        var fitted = new StringBuilder();
        var used = 0;
        for (var each : text.codePoints().toArray()) {
            used += columns(each);
            if (used > width - 1) {
                break;
            }
            fitted.appendCodePoint(each);
        }
        return fitted + "…";
    }

    private static int columns(String text) {
        return text.codePoints().map(Table::columns).sum();
    }

    /** The width of a character on a terminal: none for marks, two for ideographs and the like. */
    private static int columns(int codePoint) {
        var type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        var isWide = codePoint >= 0x1100
                && (codePoint <= 0x115f
                        || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
                        || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                        || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                        || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                        || (codePoint >= 0xff00 && codePoint <= 0xff60)
                        || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
                        || (codePoint >= 0x20000 && codePoint <= 0x3fffd));
        return isWide ? 2 : 1;
    }
}
