package dev.backsource.cli.apply;

import dev.backsource.cli.apply.run.Outcome;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import java.util.List;

/** Refused steps as people are shown them. */
final class RefusalText {
    /** The most that are shown. */
    static final int SHOWN = 50;

    private RefusalText() {}

    static void show(List<Outcome> refused, Terminal terminal) {
        refused.stream()
                .limit(SHOWN)
                .forEach(outcome -> terminal.note(terminal.styledNote(Style.BAD, "! " + outcome.name()) + "\n    "
                        + outcome.detail().replace("\n", "\n    ")));
    }
}
