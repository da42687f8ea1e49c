package dev.backsource.cli.verb;

import dev.backsource.cli.output.Columns;

/** What a rollout, of a revision or a purge, shows of each edge. */
final class EdgeColumns {
    private EdgeColumns() {}

    static Columns columns() {
        return new Columns()
                .text("EDGE", "/edge")
                .state("STATE", "/state")
                .age("REPORTED", "/reportAgeMs")
                .text("REASON", "/reason");
    }
}
