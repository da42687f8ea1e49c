package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Option;

/** The option of requests that the server can try out (its {@code dryRun}). */
public final class DryRunOption {
    private static final int INVALID = 400;
    private static final int NOT_ALLOWED = 403;
    private static final int UNPROCESSABLE = 422;

    @Option(names = "--dry-run", description = "show the result without a change")
    private boolean dryRun;

    public boolean isGiven() {
        return dryRun;
    }

    /** Sends {@code request} as a dry run where the option is given, otherwise as a write. */
    public Exit send(Session session, WriteOptions write, Request request) {
        return dryRun ? WriteOptions.tryOut(session, request) : write.write(session, request);
    }

    /**
     * As the other, for a change of a route. Where somebody can be asked, a change that takes TLS away from requests to the origins is asked about
     * first, after a dry run; it fails where the answer is no.
     */
    public Exit send(Session session, WriteOptions write, PreflightOption preflight, Request request) {
        if (!dryRun) {
            confirmLossOfTls(session, request);
        }
        return send(session, write, preflight.on(request));
    }

    static void confirmLossOfTls(Session session, Request request) {
        if (!session.terminal().canAsk()) {
            return;
        }
        confirmLossOfTls(
                session,
                session.server()
                        .send(unprobed(request))
                        .body()
                        .at("/dryRun/losesTls")
                        .asBoolean());
    }

    /** As the other, for new values of parts of a domain, each whole. Asks nothing where the server refuses them. */
    public static void confirmLossOfTls(Session session, String domain, ObjectNode parts) {
        if (!session.terminal().canAsk()) {
            return;
        }
        var body = Documents.json().createObjectNode();
        body.putArray("items").add(parts.deepCopy().put("domain", domain));
        var tried = session.server().send(unprobed(Request.post(body, "batches")), INVALID, NOT_ALLOWED, UNPROCESSABLE);
        confirmLossOfTls(session, !tried.body().at("/totals/losingTls").isEmpty());
    }

    /** {@code request} as a dry run that asks no prober. */
    static Request unprobed(Request request) {
        return request.with("dryRun", true).with("preflight", "skip");
    }

    private static void confirmLossOfTls(Session session, boolean losesTls) {
        if (losesTls && !session.terminal().confirm(Messages.losesTlsQuestion(1), "")) {
            throw new FailureException(Exit.REFUSED, Messages.nothingWritten());
        }
    }
}
