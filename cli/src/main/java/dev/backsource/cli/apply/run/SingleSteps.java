package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.cli.apply.plan.Step;
import dev.backsource.cli.command.ManyDomainsOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.server.Answer;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.util.function.UnaryOperator;

/**
 * Removals, and moves to another team: a request for each, since no batch has them.
 *
 * @param options of removals
 * @param form makes a write of a request, or a dry run
 */
record SingleSteps(Server server, ManyDomainsOptions options, UnaryOperator<Request> form) {
    static final int OK = 200;

    private static final String DOMAINS = "domains";
    private static final int INVALID = 400;
    private static final int NOT_ALLOWED = 403;
    private static final int NOT_THERE = 404;
    private static final int CONFLICT = 409;
    private static final int STALE = 412;
    private static final int UNPROCESSABLE = 422;

    Answer remove(Step.Remove removal) {
        var request = Request.delete(DOMAINS, removal.name().value())
                .ifMatch(removal.present().revision());
        return server.send(form.apply(options.removal(request)), NOT_ALLOWED, NOT_THERE, CONFLICT, STALE);
    }

    /** The outcome of a removal: a domain that is gone already is as wanted. */
    static Outcome removed(Step.Remove removal, Answer answer) {
        var name = removal.name();
        return switch (answer.status()) {
            case NOT_THERE -> Outcome.done(name, null);
            case STALE -> Refusals.conflict(name, null, Messages.changedMeanwhile(name.value()));
            case NOT_ALLOWED, CONFLICT -> Refusals.of(name, null, answer.status(), answer.body());
            default -> Outcome.done(name, answer.body().path("revision").asLong());
        };
    }

    /** Moves a domain to the team of its file. */
    Answer move(Step.Change change, long revision) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("team", change.wanted().team());
        var request = Request.put(body, DOMAINS, change.name().value(), "team").ifMatch(revision);
        return server.send(form.apply(request), INVALID, NOT_ALLOWED, NOT_THERE, CONFLICT, STALE, UNPROCESSABLE);
    }
}
