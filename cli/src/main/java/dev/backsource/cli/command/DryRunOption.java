package dev.backsource.cli.command;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Option;

/** The option of requests that the server can try out (its {@code dryRun}). */
public final class DryRunOption {
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
        var tried = session.server()
                .send(request.with("dryRun", true).with("preflight", "skip"))
                .body();
        if (tried.at("/dryRun/losesTls").asBoolean() && !session.terminal().confirm(Messages.losesTlsQuestion(1), "")) {
            throw new FailureException(Exit.REFUSED, Messages.nothingWritten());
        }
    }
}
