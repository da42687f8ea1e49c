package dev.backsource.cli.command;

import dev.backsource.cli.output.Columns;

/** The columns for edges in a rollout of a revision or a purge. */
public final class EdgeColumns {
    private EdgeColumns() {}

    public static Columns columns() {
        return new Columns()
                .text("EDGE", "/edge")
                .state("STATE", "/state")
                .age("REPORTED", "/reportAgeMs")
                .text("REASON", "/reason");
    }
}
