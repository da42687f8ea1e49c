package dev.backsource.cli.verb.changerequests;

import dev.backsource.cli.command.ConfirmedDomains;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "approve",
        description =
                "Approve a change request: the next revision of the domain, or the progressive rollout it asks for.")
final class ChangeRequestsApproveCommand extends ServerCommand {
    @Mixin
    private final ChangeRequestParameters request = new ChangeRequestParameters();

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "comment for the history")
    private String comment = "";

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final ConfirmedDomains confirmed = new ConfirmedDomains();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        return write.writeAndLook(
                session,
                preflight.on(confirmed.on(ChangeRequests.decision(comment, request.domain(), request.id(), "approve")
                        .ifMatch(write.expected(session, request.domain())))),
                request.domain());
    }
}
