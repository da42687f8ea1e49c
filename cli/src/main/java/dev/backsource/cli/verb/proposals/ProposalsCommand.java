package dev.backsource.cli.verb.proposals;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource proposals}. */
@Command(
        subcommands = {
            ProposalsListCommand.class,
            ProposalsShowCommand.class,
            ProposalsCreateCommand.class,
            ProposalsApproveCommand.class,
            ProposalsDeclineCommand.class,
            ProposalsWithdrawCommand.class
        })
public final class ProposalsCommand extends GroupCommand {}
