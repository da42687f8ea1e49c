package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.EndedRequests;
import dev.backsource.cli.message.Messages;
import java.util.ArrayList;

/** The sums of several dry runs: the server's totals of batches, and the effects of removals and moves. */
final class TrialTotals {
    /** Negative where no response had it. */
    private long edges = -1;

    private long changed;
    private long removed;
    private boolean endedIsKnown;
    private long ended;
    private long endedUnknown;
    private long toOtherTeam;
    private long failing;
    private long unchecked;
    private long losingTls;
    private long cachesUnusable;
    private boolean movedIsKnown;
    private long moved;
    private long undecided;
    private long movedUnknown;
    /** Why the rest isn't tried; empty where all is. */
    private String rest = "";

    /** @param answer to a batch */
    void addBatch(JsonNode answer) {
        var totals = answer.path("totals");
        answer.path("results").forEach(this::noteEdges);
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

    /** @param answer to a removal */
    void addRemoval(JsonNode answer, EndedRequests requests) {
        noteEdges(answer);
        removed++;
        cachesUnusable += answer.at("/dryRun/cacheUnusable").asBoolean() ? 1 : 0;
        endedIsKnown |= requests.known() != null;
        ended += requests.known() == null ? 0 : requests.known();
        endedUnknown += requests.isComplete() ? 0 : 1;
    }

    /** @param answer to a move to another team */
    void addMove(JsonNode answer) {
        noteEdges(answer);
        toOtherTeam++;
    }

    /** The rest isn't tried, as {@code rest} says. */
    void breakOff(String rest) {
        this.rest = rest;
    }

    private void noteEdges(JsonNode answer) {
        edges = Math.max(edges, answer.at("/dryRun/edges").asLong(-1));
    }

    /** In one line. */
    String text(int refused) {
        var parts = new ArrayList<String>();
        parts.add(Messages.changing(changed));
        if (removed > 0) {
            parts.add(Messages.domainsRemoved(removed));
        }
        if (toOtherTeam > 0) {
            parts.add(Messages.toOtherTeam(toOtherTeam));
        }
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
        if (endedIsKnown) {
            parts.add(Messages.ended(ended, endedUnknown > 0));
        }
        if (endedUnknown > 0) {
            parts.add(Messages.endedNotFullyKnown(endedUnknown));
        }
        if (edges >= 0) {
            parts.add(Messages.applyingEdges(edges));
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return String.join(", ", parts);
    }
}
