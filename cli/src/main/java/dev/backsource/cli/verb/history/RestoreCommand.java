package dev.backsource.cli.verb.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.ConfirmedDomains;
import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource restore}: restores an earlier state of a domain, or of many domains to a time, as new revisions. */
@Command
public final class RestoreCommand extends ServerCommand {
    private static final int DOMAIN_AND_REVISION = 2;

    /** The most that the API takes at once. */
    private static final int MOST_DOMAINS = 1_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "DOMAIN",
            description = "domain, present or removed, and the revision to restore (see backsource history); with --at"
                    + " any number of domains")
    private List<String> operands = List.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "restore domains to this time instead, such as 2026-12-01T03:00:00Z")
    private @Nullable String at;

    @Option(names = "--team", paramLabel = "TEAM", description = "with --at: the domains of this team")
    private @Nullable String team;

    @Option(names = "--query", paramLabel = "TEXT", description = "with --at: the domains whose names contain this")
    private @Nullable String query;

    @Option(names = "--all", description = "with --at: all domains that you may change")
    private boolean all;

    @Option(
            names = "--remove-later",
            description = "with --at: remove domains that didn't exist then (default: leave them as they are)")
    private boolean removeLater;

    @Mixin
    private final YesOption yes = new YesOption();

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final ConfirmedDomains confirmed = new ConfirmedDomains();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        return at == null ? restoreOne(session) : restoreToTime(session, at);
    }

    private Exit restoreOne(Session session) {
        if (operands.size() != DOMAIN_AND_REVISION || team != null || query != null || all || removeLater) {
            throw FailureException.usage(Messages.restoreOperands());
        }
        var domain = operands.get(0);
        var request = Request.post(
                        Documents.json().createObjectNode(),
                        "domains",
                        domain,
                        "revisions",
                        Long.toString(revision(operands.get(1))),
                        "restore")
                .ifMatch(write.expected(session, domain));
        return dryRun.send(session, write, preflight, confirmed.on(request));
    }

    private static long revision(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw FailureException.usage(Messages.invalidRevision(text));
        }
    }

    private Exit restoreToTime(Session session, String time) {
        requireTime(time);
        if ((operands.isEmpty() ? 0 : 1) + (team == null ? 0 : 1) + (query == null ? 0 : 1) + (all ? 1 : 0) != 1) {
            throw FailureException.usage(Messages.restoreScope());
        }
        if (write.isGiven()) {
            throw FailureException.usage(Messages.noRevisionOfManyDomains());
        }
        if (operands.size() > MOST_DOMAINS) {
            throw FailureException.usage(Messages.tooManyDomains(MOST_DOMAINS));
        }
        var restore = new TimeRestore(session, preflight, confirmed.on(body(time)));
        if (dryRun.isGiven()) {
            return restore.tryOut().show(session);
        }
        if (!yes.isGiven()) {
            var server = session.server().profile().server();
            yes.require(
                    session,
                    session.terminal().canAsk()
                            ? restore.tryOut().question(time, server)
                            : Messages.restoreQuestion(time, server),
                    Messages.nothingRestored());
        }
        return restore.carryOut();
    }

    /** Reads the time as the server does, which would refuse it only after the question. */
    private static void requireTime(String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw FailureException.usage(Messages.invalidOption("--at", text, Messages.timeExample()));
        }
    }

    private ObjectNode body(String time) {
        var body = Documents.json().createObjectNode().put("at", time);
        if (!operands.isEmpty()) {
            var domains = body.putArray("domains");
            operands.forEach(domains::add);
        }
        if (team != null) {
            body.put("team", team);
        }
        if (query != null) {
            body.put("query", query);
        }
        if (all) {
            body.put("all", true);
        }
        return removeLater ? body.put("removeLater", true) : body;
    }
}
