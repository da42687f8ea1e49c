package dev.backsource.cli.verb.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.util.HashSet;
import java.util.function.UnaryOperator;

/** A restore of many domains to a time: one request after the other, each from where the one before it ended. */
final class TimeRestore {
    private final Session session;
    private final PreflightOption preflight;
    private final ObjectNode body;

    /** @param body of the first request */
    TimeRestore(Session session, PreflightOption preflight, ObjectNode body) {
        this.session = session;
        this.preflight = preflight;
        this.body = body;
    }

    RestoreResults tryOut() {
        return send(new RestoreResults(true), request -> request.with("dryRun", true));
    }

    Exit carryOut() {
        var results = new RestoreResults(false);
        try {
            send(results, request -> request.once(Session.newKey()));
        } catch (FailureException e) {
            results.show(session);
            throw new FailureException(
                    results.exitWith(e.exit()),
                    Server.mayBeDone(e) ? Messages.restoreUnknown(e.text()) : Messages.restoreBrokenOff(e.text()),
                    e);
        }
        return results.show(session);
    }

    private RestoreResults send(RestoreResults results, UnaryOperator<Request> how) {
        var seen = new HashSet<String>();
        var rest = body;
        for (var next = ""; seen.add(next); ) {
            var answer = session.server().read(how.apply(preflight.on(Request.post(rest, "restores"))));
            results.add(answer.path("results"));
            next = Fields.text(answer.path("next"));
            if (next.isEmpty()) {
                session.terminal().clearStatus();
                return results;
            }
            session.terminal().status(SafeText.of(Messages.restoreProgress(results.size(), next)));
            rest = body.deepCopy().put("after", next);
        }
        throw new FailureException(Exit.NOT_REACHED, Messages.restoreWithoutEnd());
    }
}
