package dev.backsource.cli.verb.changerequests;

import dev.backsource.cli.command.GroupCommand;
import picocli.CommandLine.Command;

/** {@code backsource change-requests}. */
@Command(
        subcommands = {
            ChangeRequestsListCommand.class,
            ChangeRequestsShowCommand.class,
            ChangeRequestsCreateCommand.class,
            ChangeRequestsApproveCommand.class,
            ChangeRequestsDeclineCommand.class,
            ChangeRequestsWithdrawCommand.class
        })
public final class ChangeRequestsCommand extends GroupCommand {}
