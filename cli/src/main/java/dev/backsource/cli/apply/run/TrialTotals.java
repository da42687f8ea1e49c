package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import java.util.ArrayList;

/** The sums of the server's totals of several batches that were tried out. */
final class TrialTotals {
    private long changed;
    private long failing;
    private long unchecked;
    private long losingTls;
    private long cachesUnusable;
    private boolean movedIsKnown;
    private long moved;
    private long undecided;
    private long movedUnknown;

    void add(JsonNode totals) {
        changed += totals.path("changed").asLong();
        failing += totals.path("failing").asLong();
        unchecked += totals.path("unchecked").asLong();
        losingTls += totals.path("losingTls").size();
        cachesUnusable += totals.path("cachesUnusable").asLong();
        movedIsKnown |= totals.path("requestsMoved").isNumber();
        moved += totals.path("requestsMoved").asLong();
        undecided += totals.path("requestsUndecided").asLong();
        movedUnknown += totals.path("movedUnknown").asLong();
    }

    /** In one line. */
    String text(int refused) {
        var parts = new ArrayList<String>();
        parts.add(Messages.changing(changed));
        if (refused > 0) {
            parts.add(Messages.refused(refused));
        }
        if (failing > 0) {
            parts.add(Messages.failing(failing));
        }
        if (unchecked > 0) {
            parts.add(Messages.notFullyChecked(unchecked));
        }
        if (losingTls > 0) {
            parts.add(Messages.losesTls(losingTls));
        }
        if (cachesUnusable > 0) {
            parts.add(Messages.cachesUnusable(cachesUnusable));
        }
        if (movedIsKnown) {
            parts.add(Messages.moved(moved, movedUnknown > 0, undecided));
        }
        if (movedUnknown > 0) {
            parts.add(Messages.movedNotFullyKnown(movedUnknown));
        }
        return String.join(", ", parts);
    }
}
