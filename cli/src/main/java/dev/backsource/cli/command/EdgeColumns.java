package dev.backsource.cli.command;

import dev.backsource.cli.output.Columns;

/** What a rollout, of a revision or a purge, shows of each edge. */
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
