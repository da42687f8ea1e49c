package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.apply.plan.Plan;
import dev.backsource.cli.message.Messages;

/** The outcomes of changes, additions and moves that the server refused. One refused because another write came first is done where the domain is as wanted by now. */
record RefusalOutcomes(PresentDomains present) {
    private static final int NOT_THERE = 404;
    private static final int CONFLICT = 409;
    private static final int STALE = 412;

    /** @param problem the server's problem document */
    Outcome outcome(DomainFile wanted, int status, JsonNode problem) {
        var name = wanted.name();
        var isThereAlready = status == CONFLICT && isThereAlready(problem);
        if (status == STALE || status == NOT_THERE || isThereAlready) {
            var is = present.one(name);
            if (is != null && Plan.isAsWanted(wanted, is)) {
                return Outcome.done(name, is.revision());
            }
            if (is != null && status != NOT_THERE) {
                return Refusals.conflict(name, wanted, Messages.changedMeanwhile(name.value(), is.revision()));
            }
            if (is == null && !isThereAlready) {
                return Refusals.conflict(name, wanted, Messages.removedMeanwhile(name.value()));
            }
        }
        return Refusals.of(name, wanted, status, problem);
    }

    private static boolean isThereAlready(JsonNode problem) {
        return problem.path("type").asText().endsWith("domain-exists");
    }
}
